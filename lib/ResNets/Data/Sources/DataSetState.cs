namespace ResNets.Data;

/// <summary>What a look at the data directory says about a data set.</summary>
public enum DataSetState
{
    /// <summary>It is not there.</summary>
    Absent,

    /// <summary>It is there, complete by its sizes; its checksums were not compared yet.</summary>
    Present,

    /// <summary>It is there, and its checksums were compared.</summary>
    Verified,

    /// <summary>A file is missing or has not its size.</summary>
    Broken,
}
