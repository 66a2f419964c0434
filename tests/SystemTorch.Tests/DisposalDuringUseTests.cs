using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>A tensor that one thread disposes while another uses it: the use ends well or says that it is disposed.</summary>
public class DisposalDuringUseTests
{
    private const int Rounds = 2000;
    private const int Uses = 8;

    public static TheoryData<string, Action<Tensor>> WaysToUse => new()
    {
        { "an operator", x => x.add(x).Dispose() },
        { "a list of tensors", x => cat([x, x, x]).Dispose() },
        { "facts", x => Assert.Equal([4096], x.shape) },
        { "one element", x => Assert.Equal(1, x[17].item<float>()) },
        { "all elements", x => Assert.Equal(4096, x.data<float>().ToArray().Sum()) },
        { "a storage", x => Assert.Equal(4096, x.storage<float>().ToArray().Sum()) },
        { "a backward pass", x => x.detach().requires_grad_().sum().backward([ones([])]) },
        { "a gradient", x => x.detach().requires_grad_().grad = x },
    };

    [Theory]
    [MemberData(nameof(WaysToUse), DisableDiscoveryEnumeration = true)]
    public void IsSafe(string way, Action<Tensor> use)
    {
        var live = LiveTensors.AfterCollection();
        var (whole, refused) = (0, 0);
        using var ready = new Barrier(2);
        Tensor? shared = null;
        var disposer = new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                ready.SignalAndWait();
                Thread.SpinWait(round % 500);
                shared!.Dispose();
                ready.SignalAndWait();
            }
        });
        disposer.Start();
        for (var round = 0; round < Rounds; round++)
        {
            using var scope = NewDisposeScope();
            shared = ones(4096).DetachFromDisposeScope();
            ready.SignalAndWait();
            try
            {
                for (var i = 0; i < Uses; i++)
                {
                    use(shared);
                }

                whole++;
            }
            catch (InvalidOperationException error)
            {
                Assert.Contains("disposed", error.Message, StringComparison.Ordinal);
                refused++;
            }

            ready.SignalAndWait();
        }

        disposer.Join();
        Assert.True(whole + refused == Rounds, way);
        Assert.Equal(live, LiveTensors.AfterCollection());
    }
}
