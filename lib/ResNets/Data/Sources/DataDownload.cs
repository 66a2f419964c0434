namespace ResNets.Data;

/// <summary>A file to download for a data set.</summary>
/// <param name="File">The name that the file is kept under, by hand or by download.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Checksum">The checksum of the whole file.</param>
/// <param name="Urls">Where to get it: the official address first, then mirrors.</param>
/// <param name="Unpack">Whether it is a .tar.gz archive of the data set's files; otherwise it is one of those files.</param>
public sealed record DataDownload(
    string File, long Size, Checksum Checksum, IReadOnlyList<Uri> Urls, bool Unpack = false);
