using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ResNets.Data;

namespace Course.Commands;

/// <summary>The command line of the course.</summary>
public static class CourseCommand
{
    /// <summary>The command line with all its commands.</summary>
    /// <param name="context">What the commands work with.</param>
    public static Command Create(CourseContext context)
    {
        var help = new HelpOption();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return new CourseVerb(
            "./course",
            "A course on deep residual learning: set it up, run it, test it.",
            "./course run                       set up what is missing and run every notebook",
            "./course test                      run all tests",
            "./course doctor                    what this machine has and lacks")
        {
            RunCommand.Create(context),
            SetupCommand.Create(context),
            TestCommand.Create(context),
            TrainCommand.Create(context),
            SweepCommand.Create(context),
            EvalCommand.Create(context),
            SummaryCommand.Create(context),
            DataCommand.Create(context),
            DoctorCommand.Create(context),
            NotebooksCommand.Create(context),
            KernelCommand.Create(context),
            BenchCommand.Create(context),
            TorchFactsCommand.Create(context),
            BenchWorkerCommand.Create(),
            help,
            VersionOption.Create(context),
        };
    }

    /// <summary>Parses and runs a command; an error becomes a message and an exit code.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="context">What the commands work with.</param>
    /// <returns>The exit code: 0, 1 for an error, 2 for wrong arguments, 130 when stopped by Ctrl-C.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CourseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            Output = context.Terminal.Output.Profile.Out.Writer,
        };
        ParseResult parsed = Create(context).Parse(args is [] ? ["--help"] : args);
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            context.Terminal.Error(Describe(parsed));
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CourseException or DataException or IOException or UnauthorizedAccessException)
        {
            context.Terminal.Error(e.Message);
            return 1;
        }
        catch (UsageException e)
        {
            context.Terminal.Error(e.Message);
            return 2;
        }
        catch (StoppedException e)
        {
            context.Terminal.Note(e.Message);
            return 130;
        }
        catch (OperationCanceledException)
        {
            context.Terminal.Note("stopped");
            return 130;
        }
    }

    private static string Describe(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string path = PathOf(parsed.CommandResult);
        if (command.Subcommands.Count > 0)
        {
            return DescribeUnknown(command, path, parsed.UnmatchedTokens);
        }

        string words = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{words.TrimEnd('.')}; see {path} --help";
    }

    /// <summary>What was typed to get to a command, such as <c>./course bench train</c>.</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "./course";

    private static string DescribeUnknown(Command parent, string path, IReadOnlyList<string> words)
    {
        string[] names = [.. parent.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        if (words is [])
        {
            return $"{path} needs to know what: {string.Join(", ", names)}; see {path} --help";
        }

        string hint = NearestName.Find(words[0], names) is { } near ? $"did you mean '{near}'?" : $"see {path} --help";
        return $"There is no command '{words[0]}'; there are {string.Join(", ", names)}; {hint}";
    }
}
