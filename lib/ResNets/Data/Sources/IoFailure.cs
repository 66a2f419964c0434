namespace ResNets.Data;

/// <summary>Tells apart the failures of reading and writing files that call for different words.</summary>
internal static class IoFailure
{
    // What .NET leaves in HResult: errno on Linux and macOS, an HRESULT on Windows.
    private static readonly int[] _noSpace = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] _sharing = [11, 35, unchecked((int)0x80070020)];

    public static bool IsSharingViolation(IOException e) => _sharing.Contains(e.HResult);

    public static bool IsDiskFull(Exception e) => e is IOException && _noSpace.Contains(e.HResult);

    /// <summary>What went wrong, as the middle of a sentence.</summary>
    public static string Describe(Exception e, string folder) => e switch
    {
        _ when IsDiskFull(e) => $"the disk that holds {folder} is full",
        UnauthorizedAccessException => $"{folder} cannot be written to ({e.Message.TrimEnd('.')})",
        _ => $"a file in {folder} could not be read or written ({e.Message.TrimEnd('.')})",
    };
}
