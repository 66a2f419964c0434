using System.CommandLine;
using Course.Doctor;

namespace Course.Commands;

/// <summary><c>course torch-facts</c>: what <c>doctor</c> asks in a process of its own.</summary>
internal static class TorchFactsCommand
{
    public static Command Create(CourseContext context)
    {
        var command = new CourseVerb(TorchProbe.Command, "Print what libtorch says, as JSON.", "./course torch-facts")
        {
            Hidden = true,
        };
        command.SetAction(_ =>
        {
            context.Terminal.Line(TorchFacts.Ask().ToJson());
            return 0;
        });
        return command;
    }
}
