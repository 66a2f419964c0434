using ResNets.Analysis;
using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Scoreboards;

/// <summary>The comparisons of the course, table by table and figure by figure.</summary>
public static partial class PaperScores
{
    /// <summary>Table 1: multiply-adds of the ImageNet networks, with the stride where the paper has it.</summary>
    /// <param name="depths">Which of 18, 34, 50, 101 and 152; all if none is given.</param>
    public static Scoreboard Table1(params IReadOnlyList<int> depths) => new(
        "Table 1: multiply-adds",
        [.. Paper.Table1.Where(row => IsChosen(depths, row.Depth)).Select(row =>
        {
            var option = row.Block == BlockKind.Basic ? Shortcut.A : Shortcut.B;
            using var net = ResNet.Create($"resnet-{row.Depth}", option);
            return Score.Counted(
                "table 1", $"resnet-{row.Depth}, option {option}, multiply-adds (10⁹)", row.GigaMultiplyAdds, 1,
                NetworkSummary.Of(net).Macs / 1e9);
        })]);

    /// <summary>Section 4.1 and 3.3: what VGG networks cost, and the 34-layer plain network beside VGG-19.</summary>
    public static Scoreboard Complexity()
    {
        var (vgg16, vgg19, plain34) = (Cost("vgg-16"), Cost("vgg-19"), Cost("plain-34"));
        return new("Figure 3 and section 4.1: multiply-adds",
        [
            Score.Counted("section 4.1", "vgg-16, convolutions only, multiply-adds (10⁹)", Paper.VggGigaMultiplyAdds[16], 1, vgg16.Convolutions),
            Score.Counted("figure 3", "vgg-19, multiply-adds (10⁹)", Paper.VggGigaMultiplyAdds[19], 1, vgg19.All),
            Score.Counted("section 3.3", "plain-34 of vgg-19, multiply-adds (%)", Paper.Plain34PercentOfVgg19, 0, 100 * plain34.All / vgg19.All),
        ]);
    }

    /// <summary>Table 6: parameters of the CIFAR networks.</summary>
    /// <param name="depths">Which of <see cref="Paper.CifarDepths"/>; all if none is given.</param>
    public static Scoreboard Table6Parameters(params IReadOnlyList<int> depths) => new(
        "Table 6: parameters",
        [.. Paper.CifarDepths.Where(depth => IsChosen(depths, depth)).Select(depth =>
        {
            using var net = ResNet.Create(Variants.CifarName(plain: false, depth));
            var printed = Paper.Table6Of(depth).MillionParameters!.Value;
            return Score.Counted(
                "table 6", $"resnet-{depth}, parameters (10⁶)", printed, printed < 1 ? 2 : 1,
                net.parameters().Sum(parameter => parameter.numel()) / 1e6);
        })]);

    private static bool IsChosen(IReadOnlyList<int> depths, int depth) => depths.Count == 0 || depths.Contains(depth);

    private static (double All, double Convolutions) Cost(string name)
    {
        using var net = Network.Build(Variants.Find(name));
        var layers = NetworkSummary.Of(net).Layers;
        return (layers.Sum(layer => layer.Macs) / 1e9, layers.Where(layer => layer.Output.Length == 3).Sum(layer => layer.Macs) / 1e9);
    }
}
