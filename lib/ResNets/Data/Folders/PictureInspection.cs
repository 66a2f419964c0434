using System.Runtime.ExceptionServices;

namespace ResNets.Data;

/// <summary>Finds the files of folders that cannot be read as pictures, on all cores.</summary>
public static class PictureInspection
{
    private const int MostNames = 5;

    /// <summary>
    /// Looks at the beginning of every file, so that no long run ends at the first bad one. What is damaged further on shows
    /// when it is decoded.
    /// </summary>
    /// <param name="folders">The folders; one that is null is passed over.</param>
    /// <exception cref="InvalidDataException">
    /// There are such files: the message names the first five, <see cref="PictureFile.OfError"/> all of them.
    /// </exception>
    public static void Require(params IEnumerable<ImageFolder?> folders)
    {
        PhotoFile[] files = [.. folders.OfType<ImageFolder>().SelectMany(folder => folder.Files)];
        InvalidDataException[] errors = [.. Refusals(files, (reader, path) => reader.Glance(path)).OfType<InvalidDataException>()];
        if (errors is [var one])
        {
            ExceptionDispatchInfo.Throw(one);
        }

        if (errors.Length > 0)
        {
            BadPicture[] bad = [.. errors.SelectMany(PictureFile.OfError)];
            var rest = bad.Length > MostNames ? $", and {bad.Length - MostNames:N0} more" : string.Empty;
            throw PictureFile.Refusal(
                bad, $"{bad.Length:N0} files cannot be read as pictures: {string.Join(", ", bad.Take(MostNames))}{rest}. Replace or remove them.");
        }
    }

    /// <summary>Decodes every file.</summary>
    /// <returns>For each file what is wrong with it, or null.</returns>
    internal static BadPicture?[] Decode(IReadOnlyList<PhotoFile> files) =>
        [.. Refusals(files, (reader, path) => reader.Read(path)).Select(error => error is null ? null : PictureFile.OfError(error)[0])];

    private static InvalidDataException?[] Refusals(IReadOnlyList<PhotoFile> files, Action<PictureReader, string> read)
    {
        var refusals = new InvalidDataException?[files.Count];
        Parallel.For(0, files.Count, () => new PictureReader(), Check, reader => reader.Dispose());
        return refusals;

        PictureReader Check(int index, ParallelLoopState state, PictureReader reader)
        {
            try
            {
                read(reader, files[index].Path);
            }
            catch (InvalidDataException refusal)
            {
                refusals[index] = refusal;
            }

            return reader;
        }
    }
}
