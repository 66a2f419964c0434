using System.Collections;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Batches of a data set. Every enumeration goes through it once.</summary>
/// <typeparam name="T">A sample.</typeparam>
/// <typeparam name="S">A batch.</typeparam>
public class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="collate_fn">Makes a batch of samples on a device.</param>
    /// <param name="shuffler">The order of the samples.</param>
    /// <param name="device">Where batches go; the CPU if null.</param>
    /// <param name="num_worker">Threads that fetch samples.</param>
    /// <param name="drop_last">Leave out a last batch that is smaller.</param>
    /// <param name="disposeBatch">Dispose a batch when the next is asked for.</param>
    /// <param name="disposeDataset">Dispose the data set with the loader.</param>
    public DataLoader(
        Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, IEnumerable<long> shuffler,
        Device? device = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
        bool disposeDataset = true)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        this.dataset = dataset;
        batch_size = batchSize;
        this.collate_fn = collate_fn;
        sampler = shuffler;
        Device = device ?? CPU;
        num_workers = Math.Max(num_worker, 1);
        this.drop_last = drop_last;
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    public DataLoader(
        Dataset<T> dataset, int batchSize, Func<IEnumerable<T>, Device, S> collate_fn, bool shuffle = false,
        Device? device = null, int? seed = null, int num_worker = 1, bool drop_last = false, bool disposeBatch = true,
        bool disposeDataset = true)
        : this(
            dataset, batchSize, collate_fn, new Order(dataset.Count, shuffle, seed), device, num_worker, drop_last,
            disposeBatch, disposeDataset)
    {
    }

    public Dataset<T> dataset { get; }

    public int batch_size { get; }

    public bool drop_last { get; }

    public IEnumerable<long> sampler { get; }

    public int num_workers { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public Device Device { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>How many batches there are.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator()
    {
        foreach (var indices in sampler.Chunk(batch_size))
        {
            if (drop_last && indices.Length < batch_size)
            {
                yield break;
            }

            var (batch, owned) = Load(indices);
            try
            {
                yield return batch;
            }
            finally
            {
                if (DisposeBatch)
                {
                    DisposeAll(owned);
                }
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
        {
            dataset.Dispose();
        }
    }

    private static void DisposeAll(IDisposable[] disposables) => Array.ForEach(disposables, item => item.Dispose());

    private (S Batch, IDisposable[] Owned) Load(long[] indices)
    {
        var samples = new T[indices.Length];
        var madeBySample = new IDisposable[indices.Length][];
        void Fetch(int i)
        {
            using var scope = NewDisposeScope();
            samples[i] = dataset.GetTensor(indices[i]);
            madeBySample[i] = scope.Release();
        }

        if (num_workers == 1)
        {
            for (var i = 0; i < indices.Length; i++)
            {
                Fetch(i);
            }
        }
        else
        {
            Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = num_workers }, Fetch);
        }

        using var collating = NewDisposeScope();
        var batch = collate_fn(samples, Device);
        var owned = collating.Release();
        Array.ForEach(madeBySample, DisposeAll);
        return (batch, owned);
    }
}
