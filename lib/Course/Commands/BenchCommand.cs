using System.CommandLine;

namespace Course.Commands;

/// <summary><c>course bench</c>: the family of side-by-side measurements, one file a command.</summary>
internal static class BenchCommand
{
    public static Command Create(CourseContext context) => new CourseVerb(
        "bench",
        "Measure the kit side by side with what is usual elsewhere.",
        "./course bench train               training steps, against PyTorch",
        "./course bench ops                 single operators and the cost of a call, against PyTorch",
        "./course bench profile resnet-20   where the time of a step goes",
        "./course bench data                augmented batches, against torchvision",
        "./course bench kernel              the Jupyter kernel, against Python's",
        "./course bench train --json        for scripts")
    {
        BenchTrainCommand.Create(context),
        BenchOpsCommand.Create(context),
        BenchProfileCommand.Create(context),
        BenchMemoryCommand.Create(context),
        BenchDataCommand.Create(context),
        BenchKernelCommand.Create(context),
    };
}
