using System.Buffers.Binary;
using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class PictureInspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PictureInspectionTests() => PictureFixtures.WritePhotos(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GoodPicturesPass() => PictureInspection.Require(null, ImageFolder.Open(_folder.Path));

    [Fact]
    public void OneBadPictureIsNamedAsWhereItIsDecoded()
    {
        File.WriteAllText(_folder["cat/1b.jpg"], "text");
        var folder = ImageFolder.Open(_folder.Path);
        Assert.Equal(Assert.Throws<InvalidDataException>(() => folder.Load(8)).Message, Refusal().Message);
    }

    [Fact]
    public void OfManyTheFirstFiveAreNamedAndAllAreKnown()
    {
        string[] bad = [.. Enumerable.Range(0, 7).Select(i => _folder[$"cat/bad-{i}.jpg"])];
        Assert.All(bad, path => File.WriteAllText(path, "text"));
        var refusal = Refusal();
        Assert.Equal(
            $"7 files cannot be read as pictures: {string.Join(", ", bad[..5].Select(path => $"{path} is a text file"))}, and 2 more. Replace or remove them.",
            refusal.Message);
        Assert.Equal(bad, PictureFile.OfError(refusal).Select(picture => picture.Path));
    }

    /// <summary>Cameras put a preview of 64 kB before the size, more than is read at first.</summary>
    [Fact]
    public void ASizeThatStandsFarBehindIsFound()
    {
        var jpeg = File.ReadAllBytes(Path.Combine(PictureFixtures.Folder, "grey.jpg"));
        byte[] preview = [0xFF, 0xE2, 0, 0, .. new byte[60_000]];
        BinaryPrimitives.WriteUInt16BigEndian(preview.AsSpan(2), (ushort)(preview.Length - 2));
        File.WriteAllBytes(_folder["cat/2.jpg"], [.. jpeg[..2], .. preview, .. jpeg[2..]]);
        PictureInspection.Require(ImageFolder.Open(_folder.Path));

        File.WriteAllBytes(_folder["cat/2.jpg"], [.. jpeg[..2], .. preview]);
        Assert.StartsWith($"{_folder["cat/2.jpg"]} is a damaged JPEG picture (", Refusal().Message, StringComparison.Ordinal);
    }

    private InvalidDataException Refusal() =>
        Assert.Throws<InvalidDataException>(() => PictureInspection.Require(ImageFolder.Open(_folder.Path)));
}
