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
    public const string Data = "data";

    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of work." };
        kind.AcceptOnlyFromAmong(Train, Ops, Memory, Data);
        var folders = new Argument<string[]>("FOLDERS")
        {
            Description = "For data: CIFAR-10's folder and one of photographs.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new CourseVerb(
            Name, "Do the work that lines of the input ask for.", $"./course {Name} {Train}")
        {
            kind, folders,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Func<string, Action> prepare = parsed.GetRequiredValue(kind) switch
            {
                Train => TrainWork.Prepare,
                Ops => OpsWork.Prepare,
                Memory => MemoryWork.Prepare,
                _ when parsed.GetValue(folders) is [var cifar, var photos] => new DataWork(cifar, photos).Prepare,
                _ => throw new CourseException("The kind 'data' needs two folders: CIFAR-10's and one of photographs."),
            };
            WorkerLoop.Run(Console.In, Console.Out, prepare);
            return 0;
        });
        return command;
    }
}
