namespace ResNets.Data;

/// <summary>What to do about a file that cannot be decoded.</summary>
public enum BadPictures
{
    /// <summary>Stop when it is met, and say which file it is and what is wrong with it.</summary>
    Refuse,

    /// <summary>Decode every file once at the start, leave the bad ones out and list them.</summary>
    Skip,
}
