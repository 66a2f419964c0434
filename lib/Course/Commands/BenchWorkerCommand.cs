using System.CommandLine;
using Course.Bench;

namespace Course.Commands;

/// <summary><c>course bench-worker</c>: the kit's side of a comparison, in a process of its own.</summary>
internal static class BenchWorkerCommand
{
    public const string Name = "bench-worker";
    public const string Train = "train";
    public const string Ops = "ops";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of work." };
        kind.AcceptOnlyFromAmong(Train, Ops);
        var command = new CourseVerb(
            Name, "Do the work that lines of the input ask for.", $"./course {Name} {Train}")
        {
            kind,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            WorkerLoop.Run(Console.In, Console.Out, parsed.GetRequiredValue(kind) == Train ? TrainWork.Prepare : OpsWork.Prepare);
            return 0;
        });
        return command;
    }
}
