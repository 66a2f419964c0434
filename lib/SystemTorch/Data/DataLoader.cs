using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Batches of samples, each tensor stacked along a new first dimension.</summary>
public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
{
    public DataLoader(
        Dataset dataset, int batchSize, IEnumerable<long> shuffler, Device? device = null, int num_worker = 1,
        bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    public DataLoader(
        Dataset dataset, int batchSize, bool shuffle = false, Device? device = null, int? seed = null, int num_worker = 1,
        bool drop_last = false, bool disposeBatch = true, bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    private static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> samples, Device device)
    {
        using var scope = NewDisposeScope();
        var rows = samples.ToList();
        return rows[0].Keys.ToDictionary(
            key => key, key => stack(rows.Select(row => row[key])).to(device).MoveToOuterDisposeScope());
    }
}
