using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace SystemTorch.Tests;

/// <summary>Data sets and loaders.</summary>
public class DataLoaderTests
{
    [Fact]
    public void BatchesAreStacked()
    {
        using var scope = NewDisposeScope();
        using var loader = DataLoader(new Squares(7), 3);
        var batches = loader.Select(batch => (batch["data"].shape, batch["label"].data<long>().ToArray())).ToList();
        Assert.Equal([3L, 2], batches[0].shape);
        Assert.Equal([[0L, 1, 2], [3, 4, 5], [6]], batches.Select(batch => batch.Item2));
        Assert.Equal(3, loader.Count);
    }

    [Fact]
    public void TheLastBatchCanBeDropped()
    {
        using var loader = DataLoader(new Squares(7), 3, drop_last: true);
        Assert.Equal(2, loader.Count);
        Assert.Equal(2, loader.ToList().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ShufflingFollowsTheSeed(int workers)
    {
        using var first = DataLoader(new Squares(20), 8, shuffle: true, seed: 5, num_worker: workers);
        using var second = DataLoader(new Squares(20), 8, shuffle: true, seed: 5);
        var epoch = Labels(first);
        Assert.Equal(epoch, Labels(second));
        Assert.NotEqual(epoch, Labels(first));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), epoch.Order());
    }

    [Fact]
    public void AShufflerIsFollowed()
    {
        using var loader = DataLoader(new Squares(5), 2, [4L, 0, 2]);
        Assert.Equal([4L, 0, 2], Labels(loader));
    }

    [Fact]
    public void BatchesAreDisposedAtTheNext()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var loader = DataLoader(new Squares(6), 2))
        {
            Tensor? last = null;
            foreach (var batch in loader)
            {
                Assert.True(last is null || last.IsInvalid);
                last = batch["data"];
            }

            Assert.True(last!.IsInvalid);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void BatchesCanBeKept()
    {
        using var loader = DataLoader(new Squares(4), 2, disposeBatch: false);
        var batches = loader.ToList();
        Assert.All(batches, batch => Assert.False(batch["data"].IsInvalid));
        batches.ForEach(batch => batch.Values.ToList().ForEach(tensor => tensor.Dispose()));
    }

    [Fact]
    public void RowsOfTensorsAreADataSet()
    {
        using var scope = NewDisposeScope();
        var images = arange(12).reshape(4, 3);
        using var dataset = TensorDataset(images, arange(4));
        Assert.Equal(4, dataset.Count);
        Expect.Values(dataset[2][0], 6L, 7, 8);
        using var loader = DataLoader(dataset, 2);
        Assert.Equal([2L, 3], loader.Select(batch => batch[0].shape).First());
        Assert.Throws<ArgumentException>(() => TensorDataset(images, arange(5)));
    }

    [Fact]
    public void TheDataSetGoesWithItsLoader()
    {
        var kept = new Squares(2);
        DataLoader(kept, 1, disposeDataset: false).Dispose();
        Assert.False(kept.IsDisposed);
        DataLoader(kept, 1).Dispose();
        Assert.True(kept.IsDisposed);
    }

    private static List<long> Labels(TorchSharp.Modules.DataLoader loader) =>
        [.. loader.SelectMany(batch => batch["label"].data<long>().ToArray())];

    private sealed class Squares(long count) : Dataset
    {
        public override long Count => count;

        public bool IsDisposed { get; private set; }

        public override Dictionary<string, Tensor> GetTensor(long index) => new()
        {
            ["data"] = tensor(new[] { index, (float)(index * index) }),
            ["label"] = tensor(index),
        };

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
