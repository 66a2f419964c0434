namespace ResNets.Data;

/// <summary>How data sets are obtained.</summary>
public sealed record DataAcquisitionOptions
{
    /// <summary>Forbids every use of the network.</summary>
    public bool Offline { get; init; }

    /// <summary>How often a failed download is tried again without a byte of progress between the tries.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The pause before the first retry; every further pause is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a connection may be silent before it is given up.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The folder that stands for / when packages of the distribution are looked for.</summary>
    public string SystemRoot { get; init; } = "/";

    /// <summary>Says how many bytes can still be written below a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;
}
