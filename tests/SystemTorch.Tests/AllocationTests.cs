using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>What calls leave to the garbage collector.</summary>
public class AllocationTests
{
    private const int Calls = 1000;
    private const int BytesOfATensor = 160;

    [Fact]
    public void ACallInPlaceAllocatesNothing()
    {
        using var x = ones(4);
        Assert.Equal(0, AllocatedBy(() => Ops.AddScalarInPlace.Invoke(x, 1, 1)));
    }

    [Fact]
    public void ACallAllocatesItsResultOnly()
    {
        using var x = ones(4);
        using var y = ones(4);
        Assert.InRange(AllocatedBy(() => x.add(y).Dispose()), 0, BytesOfATensor);
    }

    [Fact]
    public void AStepOfTheOptimizerAllocatesNothingForItsParameters()
    {
        using var scope = NewDisposeScope();
        TorchSharp.Modules.Parameter[] parameters = [.. Enumerable.Range(0, 100).Select(_ => new TorchSharp.Modules.Parameter(ones(3)))];
        foreach (var parameter in parameters)
        {
            parameter.grad = ones(3);
        }

        using var optimizer = optim.SGD(parameters, 0.1, momentum: 0.9, weight_decay: 1e-4);
        Assert.InRange(AllocatedBy(() => optimizer.step()), 0, 1000);
    }

    /// <summary>Managed bytes of one call.</summary>
    private static long AllocatedBy(Action call)
    {
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
