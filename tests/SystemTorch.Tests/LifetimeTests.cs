using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Native memory: counted, freed once, never used after.</summary>
public class LifetimeTests
{
    [Fact]
    public void UseAfterDisposeIsRefused()
    {
        var tensor = ones(2);
        tensor.name = "weights of conv1";
        tensor.Dispose();
        tensor.Dispose();
        var error = Assert.Throws<InvalidOperationException>(() => tensor + 1);
        Assert.Contains("'weights of conv1' was disposed", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ones(2).add(tensor));
        Assert.Throws<InvalidOperationException>(() => cat([tensor, tensor]));
        Assert.Throws<InvalidOperationException>(() => tensor.shape);
        Assert.Throws<InvalidOperationException>(() => tensor.requires_grad = true);
        Assert.Equal("", tensor.ToString());
    }

    [Fact]
    public void CountsFollowTensors()
    {
        var before = LiveTensors.AfterCollection();
        using (var first = ones(2))
        using (var second = first.alias())
        {
            Assert.Equal(before + 2, Tensor.TotalCount);
            Assert.True(Tensor.PeakCount >= before + 2);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void ForgottenTensorsAreCollected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = LiveTensors.AfterCollection();
        MakeAndForget(50);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(Tensor.TotalCount, before, before + 5);
    }

    [Fact]
    public void ADecoupledHandleIsNotFreed()
    {
        var before = LiveTensors.AfterCollection();
        var tensor = ones(2);
        var handle = tensor.DecoupleFromNativeHandle();
        Assert.True(tensor.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
        using var again = new Tensor(handle);
        Assert.Equal(2, again.sum().item<float>());
    }

    [Fact]
    public void ResultsOfInPlaceOperatorsNameTheSameTensor()
    {
        using var tensor = ones(2);
        using (var result = tensor.add_(1))
        {
            Assert.NotSame(tensor, result);
            Assert.Equal(tensor.Handle, result.Handle);
        }

        Expect.Values(tensor, 2f, 2f);
    }

    [Fact]
    public void AGraphKeepsWhatItNeeds()
    {
        using var leaf = ones(3).requires_grad_();
        Tensor loss;
        using (var square = leaf * leaf)
        {
            loss = square.sum();
        }

        using (loss)
        {
            loss.backward();
        }

        using var gradient = leaf.grad!;
        Expect.Values(gradient, 2f, 2f, 2f);
    }

    [Fact]
    public void ThreadsWorkSideBySide()
    {
        var results = new double[8];
        Parallel.For(0, results.Length, i =>
        {
            for (var round = 0; round < 50; round++)
            {
                using var scope = NewDisposeScope();
                var x = full(i + 1, i, float64).requires_grad_();
                (x * x).sum().backward();
                results[i] = x.grad!.sum().item<double>();
            }
        });
        Assert.Equal(Enumerable.Range(0, 8).Select(i => 2.0 * i * (i + 1)), results);
    }

    [Fact]
    public void MemoryOfManagedArraysIsSharedWhereAsked()
    {
        var values = new float[] { 1, 2, 3, 4 };
        using var shared = frombuffer(values, float32);
        values[2] = 9;
        Expect.Values(shared, 1f, 2f, 9f, 4f);
        using var part = frombuffer(values, float32, count: 2, offset: 4);
        part.fill_(0);
        Assert.Equal([1f, 0f, 0f, 4f], values);
        Assert.Throws<ArgumentException>(() => frombuffer(values, float32, offset: 16));
        Assert.Throws<ArgumentException>(() => frombuffer(values, float64, count: 3));
        using var memory = tensor(values.AsMemory(), [2, 2]);
        values[0] = 5;
        Assert.Equal(5, memory[0, 0].item<float>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeAndForget(int count)
    {
        for (var i = 0; i < count; i++)
        {
            ones(10);
        }
    }
}
