using System.CommandLine;
using Course.Requirements;
using Course.Terminal;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course data</c>: obtains and lists data sets.</summary>
internal static class DataCommand
{
    public static Command Create(CourseContext context)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The data set to obtain, for example cifar-10; without it the list is shown.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "List the data sets: where they are, whether verified, size, licence." };
        var offline = new Option<bool>("--offline") { Description = "Use no network." };
        var command = new CourseVerb(
            "data",
            "Obtain a data set, or list them.",
            "./course data --list               what there is, and where",
            "./course data cifar-10             download, verify and unpack CIFAR-10",
            "RESNET_DATA=/mnt/data ./course data fashion-mnist")
        {
            name, list, offline,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            DataCatalog catalog = RequirementsReader.Read(context.Repository.EnvironmentFile).Data;
            DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
            RequireKnown(catalog, parsed.GetValue(name));
            if (parsed.GetValue(offline) && (parsed.GetValue(name) is null || parsed.GetValue(list)))
            {
                throw new UsageException("--offline is for obtaining a data set, and the list needs no network; leave it out, or name a data set without --list.");
            }

            var options = new DataAcquisitionOptions { Offline = parsed.GetValue(offline) };
            var acquisition = new DataAcquisition(catalog, directory, options);
            if (parsed.GetValue(name) is { } wanted && !parsed.GetValue(list))
            {
                await ObtainAsync(context.Terminal, acquisition, wanted, cancellation).ConfigureAwait(false);
            }
            else
            {
                IEnumerable<DataSource> shown = parsed.GetValue(name) is { } one ? [catalog.Find(one)] : catalog.Sources;
                DataList.Show(context.Terminal, shown.Select(source => acquisition.Inspect(source.Name)));
            }

            return 0;
        });
        return command;
    }

    private static void RequireKnown(DataCatalog catalog, string? name)
    {
        try
        {
            _ = name is null ? null : catalog.Find(name);
        }
        catch (DataException e)
        {
            throw new UsageException(e.Message);
        }
    }

    public static async Task ObtainAsync(
        CourseTerminal terminal, DataAcquisition acquisition, string name, CancellationToken cancellation)
    {
        DataSetLocation location = terminal.IsLive
            ? await DataProgressBar.RunAsync(
                terminal.Output, bar => acquisition.EnsureAsync(name, bar, cancellation)).ConfigureAwait(false)
            : await acquisition.EnsureAsync(name, new DataProgressLines(terminal.Line, terminal.Time), cancellation)
                .ConfigureAwait(false);
        terminal.Step(name, StepMark.Done, location.Describe());
    }
}
