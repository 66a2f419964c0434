using System.Buffers.Binary;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Data;

/// <summary>
/// Reads Fashion-MNIST's IDX files. Its 28×28 grey images become 32×32 with a black margin of 2 pixels and three equal
/// channels, so that every network for CIFAR-10 takes them as they are.
/// </summary>
public static class FashionMnist
{
    /// <summary>The folder's name in the data directory.</summary>
    public const string FolderName = "fashion-mnist";

    private const int Side = 28;
    private const int Margin = 2;

    private static readonly string[] s_files =
        ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];

    private static readonly string[] s_classNames =
        ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>Whether all files are there, compressed or not.</summary>
    /// <param name="folder">The folder that holds the IDX files.</param>
    public static bool IsIn(string folder) =>
        s_files.All(name => File.Exists(Locate(folder, name)));

    /// <summary>Reads 60,000 training and 10,000 test images, 32×32 with the margin, in 10 classes.</summary>
    /// <param name="folder">The folder that holds the IDX files, compressed (.gz) or not.</param>
    /// <exception cref="InvalidDataException">A file is missing, or is not the IDX file that it should be.</exception>
    public static DataSet Load(string folder) => Load(folder, trainCount: 60_000, testCount: 10_000);

    /// <summary>Reads files of any number of images, so that tests need not write them all.</summary>
    internal static DataSet Load(string folder, int trainCount, int testCount) =>
        new(Read(folder, "train", "train", trainCount), Read(folder, "test", "t10k", testCount));

    private static ImageSet Read(string folder, string split, string prefix, int count)
    {
        var images = ReadIdx(Locate(folder, $"{prefix}-images-idx3"), 3, [count, Side, Side]);
        var labelFile = Locate(folder, $"{prefix}-labels-idx1");
        var labels = ReadIdx(labelFile, 1, [count]);
        if (labels.IndexOfAnyExceptInRange((byte)0, (byte)(s_classNames.Length - 1)) is >= 0 and var wrong)
        {
            throw new InvalidDataException(
                $"{labelFile} gives image {wrong} the label {labels[wrong]}; Fashion-MNIST's labels run from 0 to {s_classNames.Length - 1}. {Remedy(labelFile)}");
        }

        using var scope = NewDisposeScope();
        var grey = empty(count, Side, Side, dtype: ScalarType.Byte);
        images.CopyTo(grey.bytes);
        var classes = empty(count, dtype: ScalarType.Byte);
        labels.CopyTo(classes.bytes);
        var framed = F.pad(grey, (Margin, Margin, Margin, Margin));
        var colour = framed.unsqueeze(3).expand(-1, -1, -1, 3).contiguous();
        return new ImageSet("Fashion-MNIST", split, colour, classes.to(ScalarType.Int64), s_classNames);
    }

    private static string Locate(string folder, string name)
    {
        var plain = Path.Combine(folder, $"{name}-ubyte");
        return File.Exists(plain) ? plain : $"{plain}.gz";
    }

    /// <summary>One file is not obtained alone.</summary>
    private static string Remedy(string path) =>
        $"Move the folder {Path.GetDirectoryName(Path.GetFullPath(path))} away and run './course data fashion-mnist'.";

    /// <summary>The data of an IDX file: four bytes of magic (0, 0, 8 = uint8, rank), the sizes as big-endian int32, bytes.</summary>
    private static ReadOnlySpan<byte> ReadIdx(string path, int rank, int[] sizes)
    {
        var bytes = WholeFile.ReadAll(path);
        var header = 4 + (4 * rank);
        var expected = header + sizes.Aggregate(1L, (product, size) => product * size);
        var found = bytes.Length < header
            ? []
            : Enumerable.Range(0, rank).Select(i => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + (4 * i)))).ToArray();
        byte[] magic = [0, 0, 8, (byte)rank];
        if (bytes.Length != expected || !bytes.AsSpan().StartsWith(magic) || !found.SequenceEqual(sizes))
        {
            var start = Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, magic.Length)));
            throw new InvalidDataException(
                $"{path} is not the IDX file of Fashion-MNIST: it begins with '{start}' and has {bytes.Length:N0} bytes and sizes [{string.Join(", ", found)}]; expected {Convert.ToHexString(magic)}, {expected:N0} and [{string.Join(", ", sizes)}]. {Remedy(path)}");
        }

        return bytes.AsSpan(header);
    }
}
