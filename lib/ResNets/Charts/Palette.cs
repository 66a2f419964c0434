using System.Globalization;
using ResNets.Blocks;

namespace ResNets.Charts;

/// <summary>The course's colours: plain networks warm, residual ones cool, deeper ones darker.</summary>
public static class Palette
{
    private static readonly (int R, int G, int B)[] s_plain = [(245, 166, 91), (178, 24, 43)];
    private static readonly (int R, int G, int B)[] s_residual = [(103, 190, 217), (33, 72, 178)];
    private static readonly (int R, int G, int B)[] s_optionB = [(96, 200, 166), (6, 110, 94)];
    private static readonly (int R, int G, int B)[] s_optionC = [(190, 160, 230), (108, 52, 160)];

    /// <summary>The colour of a network's curve.</summary>
    /// <param name="plain">Whether it has no shortcuts.</param>
    /// <param name="depth">Its layers; 8 is lightest, 56 and more darkest.</param>
    /// <returns>A CSS colour.</returns>
    public static string Of(bool plain, int depth) => Of(plain ? Shortcut.None : Shortcut.A, depth);

    /// <summary>The colour of a network's curve where shortcut options are compared: A blue, B green, C violet.</summary>
    /// <param name="option">The shortcut option; plain networks have none.</param>
    /// <param name="depth">Its layers; 8 is lightest, 56 and more darkest.</param>
    /// <returns>A CSS colour.</returns>
    public static string Of(Shortcut option, int depth)
    {
        var ends = option switch
        {
            Shortcut.None => s_plain,
            Shortcut.B => s_optionB,
            Shortcut.C => s_optionC,
            _ => s_residual,
        };
        var (light, dark) = (ends[0], ends[1]);
        var t = Math.Clamp(Math.Log(depth / 8.0) / Math.Log(56 / 8.0), 0, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"#{Mix(light.R, dark.R, t):x2}{Mix(light.G, dark.G, t):x2}{Mix(light.B, dark.B, t):x2}");
    }

    private static int Mix(int from, int to, double t) => (int)Math.Round(from + ((to - from) * t));
}
