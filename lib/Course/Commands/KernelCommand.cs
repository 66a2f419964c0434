using System.CommandLine;
using Course.Requirements;
using Course.Terminal;
using Notebooks.Jupyter;

namespace Course.Commands;

/// <summary><c>course kernel</c>: the Jupyter kernel.</summary>
internal static class KernelCommand
{
    public static Command Create(CourseContext context) => new CourseVerb(
        "kernel",
        "Register the C# kernel in Jupyter, or take it away.",
        "./course kernel install                      the kernel \"C# (ResNet course)\" in every Jupyter of yours",
        "./course kernel install --name .net-csharp   notebooks open with it without a choice",
        "./course kernel uninstall")
    {
        Install(context),
        Uninstall(context),
        Start(),
    };

    private static CourseVerb Install(CourseContext context)
    {
        Option<string> name = Name();
        var command = new CourseVerb("install", "Register the kernel for the current user.", "./course kernel install") { name };
        command.SetAction(parsed => Report(context, () =>
        {
            KernelEntry entry = Entry(context, parsed.GetValue(name)!);
            string folder = KernelSpec.OfUser(context.Variable).Install(entry.Name, entry.DisplayName);
            context.Terminal.Step("kernel", StepMark.Done, $"{entry.DisplayName} is registered in {folder}");
        }));
        return command;
    }

    private static CourseVerb Uninstall(CourseContext context)
    {
        Option<string> name = Name();
        var command = new CourseVerb("uninstall", "Take the kernel away.", "./course kernel uninstall") { name };
        command.SetAction(parsed => Report(context, () =>
        {
            string? folder = KernelSpec.OfUser(context.Variable).Uninstall(parsed.GetValue(name)!);
            context.Terminal.Step("kernel", StepMark.Done, folder is null ? "none was registered" : $"{folder} is gone");
        }));
        return command;
    }

    private static CourseVerb Start()
    {
        var file = new Option<string>("--file", "-f")
        {
            Description = "The connection file that Jupyter has written.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new CourseVerb("start", "Be the kernel; Jupyter calls this.", "./course kernel start -f FILE") { file };
        command.SetAction(async parsed =>
        {
            try
            {
                await JupyterKernel.RunAsync(parsed.GetValue(file)!).ConfigureAwait(false);
            }
            catch (JupyterException e)
            {
                throw new CourseException(e.Message, e);
            }

            // Threads that cells left running do not keep the process.
            Environment.Exit(0);
        });
        return command;
    }

    private static Option<string> Name() => new("--name")
    {
        Description = "What notebooks call the kernel; '.net-csharp' stands in for .NET Interactive where that is not installed.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "resnet-csharp",
    };

    private static KernelEntry Entry(CourseContext context, string name)
    {
        IReadOnlyList<KernelEntry> kernels = RequirementsReader.Read(context.Repository.EnvironmentFile).Kernels;
        return kernels.FirstOrDefault(kernel => kernel.Name == name)
            ?? new KernelEntry(name, $"C# ({name})", "a name of the user's choice");
    }

    private static void Report(CourseContext context, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is JupyterException or IOException or UnauthorizedAccessException)
        {
            throw new CourseException(e.Message, e);
        }
    }
}
