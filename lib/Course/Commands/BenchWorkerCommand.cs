using System.CommandLine;
using Course.Bench;

namespace Course.Commands;

/// <summary><c>course bench-worker</c>: the kit's side of a comparison, in a process of its own.</summary>
internal static class BenchWorkerCommand
{
    public const string Name = "bench-worker";
    public const string Train = "train";
    public const string Ops = "ops";
    public const string Memory = "memory";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of work." };
        kind.AcceptOnlyFromAmong(Train, Ops, Memory);
        var command = new CourseVerb(
            Name, "Do the work that lines of the input ask for.", $"./course {Name} {Train}")
        {
            kind,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            WorkerLoop.Run(Console.In, Console.Out, parsed.GetRequiredValue(kind) switch
            {
                Train => TrainWork.Prepare,
                Memory => MemoryWork.Prepare,
                _ => OpsWork.Prepare,
            });
            return 0;
        });
        return command;
    }
}
