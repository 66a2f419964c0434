using System.CommandLine;
using System.CommandLine.Parsing;
using Course.Requirements;
using Course.Setup;

namespace Course.Bench;

/// <summary>The options that every comparison has.</summary>
internal sealed class BenchOptions
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print JSON in place of the table.",
    };

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "How often each side has its turn.",
        HelpName = "N",
        DefaultValueFactory = _ => 9,
    };

    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "About how long a turn lasts.",
        HelpName = "S",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads that each side computes with; by default the number of cores.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Makes the options.</summary>
    /// <param name="seconds">How long a turn lasts unless told otherwise.</param>
    public BenchOptions(double seconds)
    {
        _seconds.DefaultValueFactory = _ => seconds;
        _rounds.Validators.Add(result => Require(result.GetValueOrDefault<int>() >= 1, result, "--rounds is at least 1"));
        _threads.Validators.Add(result => Require(result.GetValueOrDefault<int>() >= 1, result, "--threads is at least 1"));
        _seconds.Validators.Add(result => Require(result.GetValueOrDefault<double>() > 0, result, "--seconds is above 0"));
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _json, _rounds, _seconds, _threads })
        {
            command.Options.Add(option);
        }
    }

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    public Duel Duel(ParseResult parsed) => new(parsed.GetValue(_rounds), parsed.GetValue(_seconds));

    /// <summary>Installs and builds what is missing; with JSON asked for, it talks on the error output.</summary>
    public Task SetUpAsync(CourseContext context, ParseResult parsed, CancellationToken cancellation)
    {
        CourseContext talking = Json(parsed) ? context.Aside : context;
        var request = new SetupRequest(context.Stack, [PackageGroup.Run, PackageGroup.Bench]);
        return talking.SetUpAsync(request, quiet: true, cancellation);
    }

    private static void Require(bool holds, OptionResult result, string rule)
    {
        if (!holds)
        {
            result.AddError(rule);
        }
    }
}
