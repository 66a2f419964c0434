namespace ResNets.Weights;

/// <summary>The formats of weight files.</summary>
public enum WeightFormat
{
    /// <summary>What <c>torch.save</c> writes since PyTorch 1.6: a zip archive of a pickle and raw storages (.pth, .pt).</summary>
    TorchZip,

    /// <summary>What <c>torch.save</c> wrote before: pickles and raw storages one after the other (.th, .pth).</summary>
    TorchLegacy,

    /// <summary>safetensors: a JSON header and raw tensors.</summary>
    SafeTensors,

    /// <summary>A checkpoint of a training run of this course (<see cref="Training.Checkpoint"/>).</summary>
    Checkpoint,
}
