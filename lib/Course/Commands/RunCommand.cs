using System.CommandLine;
using System.Globalization;
using Course.Requirements;
using Course.Run;
using Course.Setup;
using Course.Train;
using Notebooks.Export;
using Notebooks.Running;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course run</c>: runs the notebooks.</summary>
internal static class RunCommand
{
    private const string Students = "students";
    private const int MostSeconds = 1_000_000;

    /// <summary>The folders of the editions, below that of the notebooks.</summary>
    private static readonly string[] s_editions = ["", "solutions", "ko"];

    public static Command Create(CourseContext context)
    {
        var names = new Argument<string[]>("NAMES")
        {
            Description = "Notebooks to run, by name, its beginning (02) or path; without names all of them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var budget = new Option<string>("--budget")
        {
            Description = "smoke: seconds a notebook; quick: minutes on two cores; full: the paper's runs, for a GPU.",
            DefaultValueFactory = _ => "quick",
        };
        budget.AcceptOnlyFromAmong("smoke", "quick", "full");
        var edition = new Option<string>("--edition")
        {
            Description = "students: as they stand; solutions: with every exercise solved; ko: in Korean.",
            DefaultValueFactory = _ => Students,
        };
        edition.AcceptOnlyFromAmong(Students, "solutions", "ko");
        Option<string?> device = NumberOption.CreateChoice(
            "--device", null, "Where notebooks that choose a device (06) train; by default on the GPU where there is one", "cpu", "cuda");
        var output = new Option<string?>("--out")
        {
            Description = "The folder of the results; by default out/ in the course, and a folder of its name in it for another edition.",
            HelpName = "DIR",
        };
        var noHtml = new Option<bool>("--no-html") { Description = "Write executed notebooks only, no pages." };
        var slides = new Option<bool>("--slides") { Description = "Write slides for a projector too, with the speaker's notes." };
        Option<double?> limit = NumberOption.CreateOptional<double>(
            "--cell-limit", "Stop a cell that runs longer than so many seconds; without it a cell may take its time.");
        limit.Validators.Add(result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is not (> 0 and <= MostSeconds))
            {
                result.AddError($"--cell-limit is '{text}'; it has to be above 0 and at most {MostSeconds} seconds");
            }
        });
        var offline = new Option<bool>("--offline") { Description = "Use no network to set up what is missing." };
        var command = new CourseVerb(
            "run",
            "Set up what is missing and run the notebooks.",
            "./course run                       every notebook; results and pages in out/",
            "./course run 02 --budget smoke     one notebook within seconds",
            "./course run --edition solutions   every notebook with its exercises solved; results in out/solutions/",
            "./course run 02 --slides           with slides beside the page: out/02-degradation.slides.html",
            "./course run 00 01 --out first-results --no-html",
            "./course run notebooks/handed-in/02-degradation.ipynb --out marked")
        {
            names, budget, edition, device, output, noHtml, slides, limit, offline,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            string folder = parsed.GetValue(edition) is var chosen and not Students ? chosen! : "";
            var catalog = new NotebookCatalog(Path.Combine(context.Repository.Notebooks, folder));
            string[] chosenNames = parsed.GetValue(names) ?? [];
            IReadOnlyList<string> notebooks = catalog.Select(chosenNames);
            string results = ResultsFolder.Create(
                parsed.GetValue(output) ?? Path.Combine(context.Repository.Root, "out", folder),
                [.. notebooks.Select(path => Path.GetDirectoryName(path)!), .. s_editions.Select(name => Path.Combine(context.Repository.Notebooks, name))]);
            bool html = !parsed.GetValue(noHtml);
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run]) { Offline = parsed.GetValue(offline) };
            await context.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            TrainingSession.RequireDevice(parsed.GetValue(device));
            CourseRequirements requirements = RequirementsReader.Read(context.Repository.EnvironmentFile);
            var plan = new RunPlan(
                notebooks,
                parsed.GetValue(budget)!,
                results,
                DataDirectory.FromEnvironment(context.Variable).Root)
            {
                Device = parsed.GetValue(device),
                Html = html,
                Index = html && chosenNames is [],
                Slides = parsed.GetValue(slides),
                CellTimeout = parsed.GetValue(limit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Assets = PageAssets.From(context.Repository, requirements.Npm),
            };
            return await RunAsync(context, plan, new NotebookRunner().RunAsync, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Runs a plan, shows how it goes and what came of it.</summary>
    public static async Task<int> RunAsync(
        CourseContext context, RunPlan plan, RunNotebook run, CancellationToken cancellation)
    {
        var session = new RunSession(run);
        IReadOnlyList<RunResult> results;
        if (context.Terminal.IsLive)
        {
            var display = new LiveRunDisplay(context.Terminal, plan.Notebooks.Select(Path.GetFileNameWithoutExtension)!);
            results = await display.WhileAsync(() => session.RunAsync(plan, display, cancellation)).ConfigureAwait(false);
        }
        else
        {
            var display = new PlainRunDisplay(context.Terminal);
            results = await display.WhileAsync(() => session.RunAsync(plan, display, cancellation)).ConfigureAwait(false);
        }

        if (plan.Index)
        {
            IndexPage.Write(results, plan.Output);
        }

        RunReport.Show(context.Terminal, results, plan.Output);
        cancellation.ThrowIfCancellationRequested();
        return RunReport.ExitCode(plan.Notebooks.Count, results);
    }
}
