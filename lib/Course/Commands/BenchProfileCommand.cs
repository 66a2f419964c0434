using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Course.Bench;
using Course.Requirements;
using Course.Setup;
using Spectre.Console;
using static TorchSharp.torch;

namespace Course.Commands;

/// <summary><c>course bench profile</c>: where the time of a training step goes.</summary>
internal static class BenchProfileCommand
{
    private const int WarmUps = 3;
    private const int Shown = 14;

    public static Command Create(CourseContext context)
    {
        var network = new Argument<string>("NETWORK")
        {
            Description = $"What to train, of {string.Join(", ", TrainWork.Names)}.",
            HelpName = "NETWORK",
        };
        network.AcceptOnlyFromAmong([.. TrainWork.Names]);
        var steps = new Option<int>("--steps")
        {
            Description = "Steps to measure.",
            HelpName = "N",
            DefaultValueFactory = _ => 10,
        };
        var command = new CourseVerb(
            "profile",
            "Where the time of a training step goes, operator by operator.",
            "./course bench profile resnet-20")
        {
            network, steps,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run]);
            await context.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            Action step = TrainWork.Prepare(parsed.GetRequiredValue(network));
            for (int i = 0; i < WarmUps; i++)
            {
                step();
            }

            Show(context.Terminal.Output, StepProfile.Measure(step, parsed.GetValue(steps)));
            context.Terminal.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"a large convolution (3x3, 256 to 256 channels, 16 images of 64x64) does {Peak():N0} GFLOP/s on this machine"));
            return 0;
        });
        return command;
    }

    private static void Show(IAnsiConsole output, IReadOnlyList<OperatorTime> operators)
    {
        double total = operators.Sum(entry => entry.Seconds);
        var table = new Table().RoundedBorder().AddColumns("operator", "calls", "ms", "%");
        foreach (TableColumn column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        OperatorTime rest = new("all others", operators.Skip(Shown).Sum(entry => entry.Calls), operators.Skip(Shown).Sum(entry => entry.Seconds));
        foreach (OperatorTime entry in operators.Take(Shown).Append(rest).Append(new OperatorTime("a step", 1, total)))
        {
            table.AddRow(
                new Text(entry.Name),
                Number(entry.Calls, "N0"),
                Number(1000 * entry.Seconds, "N1"),
                Number(100 * entry.Seconds / total, "N1"));
        }

        output.Write(table);
    }

    private static Text Number(double value, string format) => new(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The machine's peak as libtorch reaches it: the best of a large convolution's forward passes, in GFLOP/s.</summary>
    private static double Peak()
    {
        const int Channels = 256, Images = 16, Side = 64, Attempts = 8;
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var images = rand(Images, Side, Side, Channels).permute(0, 3, 1, 2);
        var weight = rand(Channels, Channels, 3, 3);
        double best = double.MaxValue;
        for (int i = 0; i < Attempts; i++)
        {
            long start = Stopwatch.GetTimestamp();
            nn.functional.conv2d(images, weight, padding: [1, 1]).Dispose();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Images * Side * Side * Channels * Channels * 9 / best / 1e9;
    }
}
