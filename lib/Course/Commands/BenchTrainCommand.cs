using System.CommandLine;
using Course.Bench;

namespace Course.Commands;

/// <summary><c>course bench train</c>: forward, backward and SGD step of whole networks against PyTorch.</summary>
internal static class BenchTrainCommand
{
    public static Command Create(CourseContext context)
    {
        var networks = new Argument<string[]>("NETWORKS")
        {
            Description = $"What to train, of {string.Join(", ", TrainWork.Names)}; without names all.",
            HelpName = "NETWORKS",
            Arity = ArgumentArity.ZeroOrMore,
        };
        networks.AcceptOnlyFromAmong([.. TrainWork.Names]);
        var options = new BenchOptions(seconds: 2);
        var command = new CourseVerb(
            "train",
            "Forward, backward and SGD step of whole networks, against PyTorch.",
            "./course bench train               resnet-20, 56 and 110 at batch 128, resnet-18 at 224x224",
            "./course bench train resnet-20 --rounds 3",
            "./course bench train --json")
        {
            networks,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await options.SetUpAsync(context, parsed, cancellation).ConfigureAwait(false);
            string[] names = parsed.GetValue(networks) is { Length: > 0 } some ? some : [.. TrainWork.Names];
            var rows = new List<BenchRow>();
            foreach (string name in names)
            {
                rows.AddRange(await CompareAsync(context, name, options, parsed, cancellation).ConfigureAwait(false));
            }

            BenchReport.Show(context.Terminal, rows, "PyTorch", options.Json(parsed));
            return 0;
        });
        return command;
    }

    /// <summary>New processes for every network, so that each has its own peak of memory.</summary>
    private static async Task<IReadOnlyList<BenchRow>> CompareAsync(
        CourseContext context, string name, BenchOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        int threads = options.Threads(parsed);
        await using var contenders = await Contenders.StartAsync(
            context, BenchWorkerCommand.Train, "pytorch_train.py", threads, cancellation).ConfigureAwait(false);
        DuelResult result = await options.Duel(parsed)
            .RunAsync($"{name}, step", name, contenders.Ours, contenders.Others, cancellation).ConfigureAwait(false);
        return [result.Time, result.Memory($"{name}, peak memory")];
    }
}
