namespace ResNets.Data;

/// <summary>Where a data set came from when it was asked for.</summary>
public enum DataOrigin
{
    /// <summary>It was in the data directory.</summary>
    AlreadyThere,

    /// <summary>From the distribution's package.</summary>
    Package,

    /// <summary>From an archive that somebody put into the data directory.</summary>
    Archive,

    /// <summary>Downloaded.</summary>
    Download,
}
