using System.CommandLine;
using Course.Bench;

namespace Course.Commands;

/// <summary><c>course bench ops</c>: single operators and the cost of a call against PyTorch.</summary>
internal static class BenchOpsCommand
{
    public static Command Create(CourseContext context)
    {
        var options = new BenchOptions(seconds: 0.2);
        var filter = new Option<string?>("--filter")
        {
            Description = "Only operators whose name contains this text.",
            HelpName = "TEXT",
        };
        var command = new CourseVerb(
            "ops",
            "Single operators and the cost of a call, against PyTorch.",
            "./course bench ops                 all of them",
            "./course bench ops --filter call   what a call costs",
            "./course bench ops --json")
        {
            filter,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await options.SetUpAsync(context, parsed, cancellation).ConfigureAwait(false);
            await using var contenders = await Contenders.StartAsync(
                context, BenchWorkerCommand.Ops, "pytorch_ops.py", options.Threads(parsed), cancellation).ConfigureAwait(false);
            var rows = new List<BenchRow>();
            foreach (string name in Selected(parsed.GetValue(filter)))
            {
                DuelResult result = await options.Duel(parsed)
                    .RunAsync(name, name, contenders.Ours, contenders.Others, cancellation).ConfigureAwait(false);
                rows.Add(result.Time);
            }

            BenchReport.Show(context.Terminal, rows, "PyTorch", options.Json(parsed));
            return 0;
        });
        return command;
    }

    private static string[] Selected(string? text)
    {
        string[] names = [.. OpsWork.Names.Where(name => text is null || name.Contains(text, StringComparison.OrdinalIgnoreCase))];
        return names is not []
            ? names
            : throw new CourseException($"No operator's name contains '{text}'; there are {string.Join(", ", OpsWork.Names)}.");
    }
}
