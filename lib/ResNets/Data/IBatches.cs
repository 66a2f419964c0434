namespace ResNets.Data;

/// <summary>An endless sequence of training batches; each depends on the seed and its number only.</summary>
internal interface IBatches : IDisposable
{
    /// <summary>The batch of one iteration.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <returns>Images [B, 3, H, W] float and labels [B]; the caller disposes both.</returns>
    Batch this[long iteration] { get; }
}
