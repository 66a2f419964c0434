namespace ResNets.Data;

/// <summary>What the acquisition of a data set is busy with.</summary>
public enum DataStage
{
    /// <summary>Waits for another process that obtains the same data set.</summary>
    Waiting,

    /// <summary>Compares files with their checksums.</summary>
    Checking,

    /// <summary>Copies files from the distribution's package.</summary>
    Copying,

    /// <summary>Downloads.</summary>
    Downloading,

    /// <summary>Pauses before the next try of a download.</summary>
    Retrying,

    /// <summary>Unpacks an archive.</summary>
    Unpacking,
}
