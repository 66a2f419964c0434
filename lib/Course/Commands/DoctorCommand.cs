using System.CommandLine;
using Course.Doctor;
using Course.Requirements;
using Course.Setup;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course doctor</c>: says what this machine has and lacks.</summary>
internal static class DoctorCommand
{
    public static Command Create(CourseContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON in place of the table." };
        var command = new CourseVerb(
            "doctor",
            "Say what this machine has and lacks, and what to do about it.",
            "./course doctor                    exit code 0 unless the course cannot run here",
            "./course doctor --json             the same for scripts")
        {
            json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = new List<Finding>();
            foreach (IProbe probe in Probes(context))
            {
                findings.AddRange(await probe.LookAsync(cancellation).ConfigureAwait(false));
            }

            if (parsed.GetValue(json))
            {
                context.Terminal.Line(DoctorReport.Json(findings));
            }
            else
            {
                DoctorReport.Show(context.Terminal, findings);
            }

            return DoctorReport.CanRun(findings) ? 0 : 1;
        });
        return command;
    }

    private static bool HasGpu() => File.Exists("/proc/driver/nvidia/version");

    private static IReadOnlyList<IProbe> Probes(CourseContext context)
    {
        CourseRequirements requirements = RequirementsReader.Read(context.Repository.EnvironmentFile);
        DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
        var tools = new SetupTools(context.Repository, context.Processes, context.OpenMemory()) { Variable = context.Variable };
        var request = new SetupRequest(context.Stack, [PackageGroup.Run]);
        return
        [
            new MachineProbe([context.Repository.Root, directory.Root]),
            new SdkProbe(context.Repository, context.Processes, requirements.Sdk),
            new TorchProbe(
                context.Processes, typeof(DoctorCommand).Assembly.Location, Environment.ProcessorCount, HasGpu()),
            new SetupProbe(SetupPlan.Create(tools, request)),
            new DataProbe(requirements.Data, new DataAcquisition(requirements.Data, directory)),
            new KernelProbe(requirements.Kernels, context.Variable),
            new BrowserProbe(context.Processes),
        ];
    }
}
