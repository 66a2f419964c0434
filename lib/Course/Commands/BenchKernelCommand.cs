using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Course.Bench;
using Course.Processes;
using Course.Requirements;
using Course.Setup;
using Notebooks.Jupyter;

namespace Course.Commands;

/// <summary><c>course bench kernel</c>: how long the Jupyter kernel takes, against Python's.</summary>
internal static class BenchKernelCommand
{
    private const string Interpreter = "/usr/bin/python3";

    public static Command Create(CourseContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON in place of the table." };
        var rounds = new Option<int>("--rounds") { Description = "How often each kernel is started.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var cells = new Option<int>("--cells") { Description = "How many cells each start runs.", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new CourseVerb(
            "kernel",
            "Start of the Jupyter kernel and round trip of a cell, against Python's kernel.",
            "./course bench kernel              three starts of each, fifty cells a start",
            "./course bench kernel --json")
        {
            json, rounds, cells,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run, PackageGroup.Bench]);
            CourseContext preparing = parsed.GetValue(json) ? context.Aside : context;
            await preparing.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            DirectoryInfo data = Directory.CreateTempSubdirectory("bench-kernel-");
            try
            {
                new KernelSpec(Path.Combine(data.FullName, "kernels")).Install("resnet-csharp", "C#");
                Task<Latency> Measure(string kernel) => MeasureAsync(
                    context, data.FullName, kernel, parsed.GetValue(rounds), parsed.GetValue(cells), cancellation);
                Latency ours = await Measure("resnet-csharp").ConfigureAwait(false), theirs = await Measure("python3").ConfigureAwait(false);
                BenchRow[] rows =
                [
                    new("first result after the start", ours.First, theirs.First, "ms"),
                    new("empty cell", ours.Empty, theirs.Empty, "ms"),
                    new("a sum, another each time", ours.New, theirs.New, "ms"),
                    new("the same sum again", ours.Again, theirs.Again, "ms"),
                ];
                BenchReport.Show(context.Terminal, rows, "ipykernel", parsed.GetValue(json));
            }
            finally
            {
                data.Delete(recursive: true);
            }

            return 0;
        });
        return command;
    }

    private static async Task<Latency> MeasureAsync(
        CourseContext context, string data, string kernel, int rounds, int cells, CancellationToken cancellation)
    {
        string script = Path.Combine(context.Repository.Root, "benchmarks", "kernel_latency.py");
        var measure = new ProcessRequest(
            Interpreter, script, kernel, rounds.ToString(CultureInfo.InvariantCulture), cells.ToString(CultureInfo.InvariantCulture))
        {
            Environment = new Dictionary<string, string> { ["JUPYTER_PATH"] = data },
        };
        ProcessResult result = await context.Processes.RunAsync(measure, cancellation).ConfigureAwait(false);
        string? answer = result.Output.LastOrDefault(line => line.StartsWith('{'));
        if (!result.Succeeded || answer is null)
        {
            throw new CourseException(
                $"The kernel '{kernel}' could not be measured; it needs python3-jupyter-client and python3-ipykernel ('./course setup --with bench'). "
                + $"The last words were: {(result.Output is [.., var last] ? last : "none")}");
        }

        return JsonSerializer.Deserialize<Latency>(answer, JsonSerializerOptions.Web)!;
    }

    private sealed record Latency(double First, double Empty, double New, double Again);
}
