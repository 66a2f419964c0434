using System.CommandLine;
using Course.Bench;
using ResNets.Networks;

namespace Course.Commands;

/// <summary><c>course bench memory</c>: peak memory and time of a training step, with and without activation checkpointing.</summary>
internal static class BenchMemoryCommand
{
    private static readonly string[] s_networks = ["resnet-20", "resnet-56", "resnet-110", "resnet-1202"];

    public static Command Create(CourseContext context)
    {
        var networks = new Argument<string[]>("NETWORKS")
        {
            Description = $"What to train, of {string.Join(", ", s_networks)}; without names all.",
            HelpName = "NETWORKS",
            Arity = ArgumentArity.ZeroOrMore,
        };
        networks.AcceptOnlyFromAmong(s_networks);
        Option<int?> batch = NumberOption.CreateOptional<int>(
            "--batch", "Images a step; by default 128, and 16 for resnet-1202, which would need some 14 GiB to keep all activations of 128.");
        var options = new BenchOptions(seconds: 1);
        var command = new CourseVerb(
            "memory",
            "Peak memory and time of a training step, with and without activation checkpointing, against PyTorch.",
            "./course bench memory              resnet-20, 56, 110 and 1202",
            "./course bench memory resnet-110 --rounds 1",
            "./course bench memory --json")
        {
            networks, batch,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await options.SetUpAsync(context, parsed, cancellation).ConfigureAwait(false);
            var rows = new List<BenchRow>();
            foreach (string name in parsed.GetValue(networks) is { Length: > 0 } some ? some : s_networks)
            {
                int images = parsed.GetValue(batch) ?? (name == "resnet-1202" ? 16 : 128);
                int blocks = Variants.Find(name).BlocksPerStage.Sum();
                foreach (int segments in new[] { 1, (int)Math.Round(Math.Sqrt(blocks)) })
                {
                    rows.AddRange(await CompareAsync(context, name, images, segments, options, parsed, cancellation).ConfigureAwait(false));
                }
            }

            BenchReport.Show(context.Terminal, rows, "PyTorch", options.Json(parsed));
            return 0;
        });
        return command;
    }

    /// <summary>New processes for every case, so that each has its own peak of memory.</summary>
    private static async Task<IReadOnlyList<BenchRow>> CompareAsync(
        CourseContext context, string network, int batch, int segments, BenchOptions options, ParseResult parsed,
        CancellationToken cancellation)
    {
        await using var contenders = await Contenders.StartAsync(
            context, BenchWorkerCommand.Memory, "pytorch_memory.py", options.Threads(parsed), cancellation).ConfigureAwait(false);
        string kept = segments == 1 ? "all kept" : $"{segments} segments";
        string name = $"{network} at {batch}, {kept}";
        DuelResult result = await options.Duel(parsed)
            .RunAsync($"{name}, step", MemoryWork.Case(network, batch, segments), contenders.Ours, contenders.Others, cancellation)
            .ConfigureAwait(false);
        return [result.Memory($"{name}, peak memory"), result.Time];
    }
}
