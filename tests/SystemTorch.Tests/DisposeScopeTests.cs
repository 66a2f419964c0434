using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Dispose scopes: who owns a tensor, and when it goes.</summary>
public class DisposeScopeTests
{
    [Fact]
    public void AScopeDisposesWhatWasMadeInIt()
    {
        Tensor inner;
        using (var scope = NewDisposeScope())
        {
            inner = ones(3);
            Assert.True(scope.Contains(inner));
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(inner.IsInvalid);
    }

    [Fact]
    public void TensorsMoveOutwards()
    {
        Tensor kept;
        using (var outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                ones(2);
                kept = ones(3).MoveToOuterDisposeScope();
            }

            Assert.False(kept.IsInvalid);
            Assert.Equal([kept], outer.DisposablesView);
        }

        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void MovingOutOfTheOutermostScopeDetaches()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(3).MoveToOuterDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void DetachedTensorsLiveOn()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(3).DetachFromDisposeScope();
            Assert.Same(kept, kept.DetachFromDisposeScope());
        }

        Assert.Equal(3, kept.sum().item<float>());
        kept.Dispose();
    }

    [Fact]
    public void TensorsMoveToTheScopeOfOthers()
    {
        using var outer = NewDisposeScope();
        var companion = ones(1);
        using var inner = NewDisposeScope();
        var moved = ones(2).MoveToOtherDisposeScope(companion);
        var direct = ones(3).MoveToOtherDisposeScope(outer);
        Assert.True(outer.Contains(moved) && outer.Contains(direct));
        Assert.Equal(0, inner.DisposablesCount);
    }

    [Fact]
    public void AttachTakesTensorsIn()
    {
        var loose = ones(2);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(loose);
            Assert.True(scope.Contains(loose));
        }

        Assert.True(loose.IsInvalid);
    }

    [Fact]
    public void OnlyTensorsAreAttached()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Assert.Throws<InvalidOperationException>(() => scope.Attach(stream));
    }

    [Fact]
    public void DisposeEverythingButKeepsWhatItIsGiven()
    {
        using var scope = NewDisposeScope();
        var first = ones(1);
        var second = ones(2);
        var kept = scope.DisposeEverythingBut(second);
        Assert.Same(second, kept);
        Assert.True(first.IsInvalid);
        Assert.Equal([second], scope.DisposablesView);
        scope.DisposeEverything();
        Assert.True(second.IsInvalid);
    }

    [Fact]
    public void DisposingATensorTakesItOut()
    {
        using var scope = NewDisposeScope();
        ones(1).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void AnOuterScopeMayGoFirst()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        var tensor = ones(1);
        Assert.True(inner.Contains(tensor));
        inner.Dispose();
        Assert.True(tensor.IsInvalid);
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public void ADisposedScopeRefusesWork()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.DisposeEverything());
    }

    [Fact]
    public void ScopesBelongToTheirThread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
    }

    [Fact]
    public void AnExpressionCanHaveAScopeOfItsOwn()
    {
        using var scope = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);
        Assert.Equal([result], scope.DisposablesView);
        Expect.Values(result, 6f, 6f);
    }

    [Fact]
    public void StatisticsCountByScope()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        statistics.Reset();
        var loose = ones(1);
        using (var scope = NewDisposeScope())
        {
            ones(1);
            ones(1).DetachFromDisposeScope().Dispose();
            scope.Attach(loose);
        }

        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(2, statistics.CreatedInScopeCount);
        Assert.Equal(2, statistics.DisposedInScopeCount);
        Assert.Equal(1, statistics.DisposedOutsideScopeCount);
        Assert.Equal(1, statistics.AttachedToScopeCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void AParameterTakesThePlaceOfItsTensor()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = new TorchSharp.Modules.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.Equal([parameter], scope.DisposablesView);
    }
}
