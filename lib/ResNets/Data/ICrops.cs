namespace ResNets.Data;

/// <summary>Makes batches of crops out of a set. Where the set lies decides how; the numbers are the same.</summary>
internal interface ICrops : IDisposable
{
    /// <summary>Cuts a batch.</summary>
    /// <param name="draws">What was drawn for each image of it.</param>
    /// <returns>Images [B, 3, H, W] float, the mean subtracted, channels innermost in memory, and labels [B].</returns>
    Batch Cut(CropDraw[] draws);
}
