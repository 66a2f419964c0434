using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Course.Commands;

/// <summary>The usual help, then the exit codes and the command's examples.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        var command = (CourseVerb)parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done, 1 failed at work, 2 wrong arguments, 130 stopped by Ctrl-C");
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (string example in command.Examples)
        {
            output.WriteLine("  " + example);
        }

        return code;
    }
}
