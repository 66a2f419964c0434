using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ImageFolderTests() => PictureFixtures.WritePhotos(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FoldersAreClassesInTheOrderOfTheirNames()
    {
        File.WriteAllText(_folder["bird/notes.txt"], "no picture by its ending");
        Directory.CreateDirectory(_folder[".git"]);
        var folder = ImageFolder.Open(_folder.Path);
        Assert.Equal(["bird", "cat"], folder.ClassNames);
        Assert.Equal([0, 0, 0, 1, 1], folder.Files.Select(file => file.Label));
        Assert.Equal(["1.jpg", "2.png", "3.JPG", "1.jpeg", "2.jpg"], folder.Files.Select(file => Path.GetFileName(file.Path)));
        Assert.EndsWith("5 pictures in 2 classes", folder.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALinkToAFolderAboveIsNotFollowedAndOneToAnotherIs()
    {
        Directory.CreateSymbolicLink(_folder["bird/self"], ".");
        Directory.CreateSymbolicLink(_folder["bird/up"], _folder.Path);
        using var elsewhere = new TemporaryFolder();
        File.Copy(_folder["bird/1.jpg"], elsewhere["4.jpg"]);
        Directory.CreateSymbolicLink(_folder["cat/more"], elsewhere.Path);
        var folder = ImageFolder.Open(_folder.Path);
        Assert.Equal(["1.jpg", "2.png", "3.JPG", "1.jpeg", "2.jpg", "4.jpg"], folder.Files.Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public void AFolderWithoutClassesIsRefused()
    {
        Directory.CreateDirectory(_folder["bird/none"]);
        Assert.Contains("there is no folder", Refusal(_folder["nowhere"]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("holds no folders", Refusal(_folder["cat"]), StringComparison.Ordinal);
        Assert.Contains("none holds no picture", Refusal(_folder["bird"]), StringComparison.Ordinal);
    }

    [Fact]
    public void ABadFileStopsTheReadingAndIsNamed()
    {
        File.WriteAllText(_folder["cat/1b.jpg"], "text");
        var folder = ImageFolder.Open(_folder.Path);
        var refusal = Assert.Throws<InvalidDataException>(() => folder.Load(8));
        Assert.Contains("1b.jpg is a text file", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABadFileIsLeftOutAndListedWhenAsked()
    {
        File.WriteAllText(_folder["cat/1b.jpg"], "text");
        var folder = ImageFolder.Open(_folder.Path, BadPictures.Skip);
        Assert.Equal(5, folder.Count);
        Assert.Equal(new BadPicture(_folder["cat/1b.jpg"], "is a text file"), Assert.Single(folder.Skipped));
        Assert.EndsWith("; one bad file left out", folder.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AClassOfBadFilesIsRefusedEvenThen()
    {
        File.WriteAllText(_folder["cat/1.jpeg"], "text");
        File.WriteAllText(_folder["cat/2.jpg"], string.Empty);
        var refusal = Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path, BadPictures.Skip));
        Assert.Contains("cat holds no picture that can be decoded", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PicturesInOtherFormatsAreCountedByTheirEndings()
    {
        Directory.CreateDirectory(_folder["cat/deeper"]);
        foreach (var name in new[] { "bird/4.bmp", "cat/3.BMP", "cat/deeper/5.webp", "cat/notes.txt" })
        {
            File.WriteAllText(_folder[name], "BM");
        }

        var folder = ImageFolder.Open(_folder.Path);
        Assert.Equal((5, 3, "2 .bmp and 1 .webp"), (folder.Count, folder.Others.Count, folder.Others.ToString()));
        Assert.EndsWith("; 2 .bmp and 1 .webp left out", folder.ToString(), StringComparison.Ordinal);
        using var set = folder.Subset(2).Load(8);
        Assert.Equal("2 .bmp and 1 .webp left out", set.Remark);
    }

    [Fact]
    public void AClassInOtherFormatsIsRefusedWithTheFormatsThatAreRead()
    {
        Directory.CreateDirectory(_folder["dog"]);
        File.WriteAllText(_folder["dog/1.tiff"], "II");
        Assert.Equal(
            $"{_folder["dog"]} holds no picture but 1 .tiff; expected .jpg, .jpeg, .png files. Convert them, or remove the folder.",
            Refusal(_folder.Path));
    }

    [Fact]
    public void AnErrorAboutAPictureKnowsItsFile()
    {
        File.WriteAllText(_folder["cat/1b.jpg"], "text");
        var refusal = Assert.Throws<InvalidDataException>(() => ImageFolder.Open(_folder.Path).Load(8));
        Assert.Equal([new BadPicture(_folder["cat/1b.jpg"], "is a text file")], PictureFile.OfError(refusal));
        Assert.Empty(PictureFile.OfError(new InvalidDataException(refusal.Message)));
    }

    /// <summary>What macOS and file managers leave beside pictures ends as pictures do.</summary>
    [Fact]
    public void HiddenFilesAreNoPictures()
    {
        Directory.CreateDirectory(_folder["cat/.thumbnails"]);
        foreach (var name in new[] { "cat/._1.jpeg", "cat/.2.jpg", "cat/.thumbnails/1.jpg", ".loose.jpg", "cat/.4.bmp" })
        {
            File.WriteAllText(_folder[name], "text");
        }

        var folder = ImageFolder.Open(_folder.Path, BadPictures.Skip);
        Assert.Equal((5, 0, 0, 0), (folder.Count, folder.Skipped.Count, folder.Others.Count, folder.Loose));
    }

    [Fact]
    public void PicturesBesideTheFoldersOfClassesAreCounted()
    {
        File.WriteAllText(_folder["notes.txt"], "no picture by its ending");
        Assert.Equal(0, ImageFolder.Open(_folder.Path).Loose);
        File.Copy(_folder["cat/2.jpg"], _folder["1.jpg"]);
        Assert.EndsWith("; one picture in no class left out", ImageFolder.Open(_folder.Path).ToString(), StringComparison.Ordinal);
        File.Copy(_folder["cat/2.jpg"], _folder["2.PNG"]);
        var folder = ImageFolder.Open(_folder.Path).Subset(2);
        Assert.Equal((2, 2, "2 pictures in no class left out"), (folder.Count, folder.Loose, folder.Remark));
    }

    [Fact]
    public void ADivisionTakesTheShareOfEveryClass()
    {
        var folder = ImageFolder.Open(_folder.Path);
        var (train, validation) = folder.SplitOff(0.34, seed: 3);
        Assert.Equal([0, 0, 1], train.Files.Select(file => file.Label));
        Assert.Equal([0, 1], validation.Files.Select(file => file.Label));
        Assert.Equal(folder.Files.ToHashSet(), [.. train.Files, .. validation.Files]);
        Assert.Equal(validation.Files, folder.SplitOff(0.34, seed: 3).Validation.Files);
        Assert.Contains(Enumerable.Range(0, 20), seed => !folder.SplitOff(0.34, (ulong)seed).Validation.Files.SequenceEqual(validation.Files));
    }

    [Fact]
    public void ASubsetIsBalanced()
    {
        var folder = ImageFolder.Open(_folder.Path);
        Assert.Equal([0, 0, 1, 1], folder.Subset(4, seed: 1).Files.Select(file => file.Label).Order());
        Assert.Contains("needs 3", Assert.Throws<ArgumentException>(() => folder.Subset(6)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SmallPhotographsFitInMemory()
    {
        using var set = ImageFolder.Open(_folder.Path).Load(16);
        Assert.Equal([5, 16, 16, 3], set.Pixels.shape);
        var picture = PictureFixtures.Decoded("colour-420.jpg").ResizeShorterSide(16);
        var middle = picture.Crop(picture.Width, picture.Height, PictureArea.Center(picture.Width, picture.Height, 16));
        PictureFixtures.AssertClose(middle, new Picture(16, 16, set.Pixels[0].contiguous().data<byte>().ToArray()), levels: 1);
    }

    private static string Refusal(string path) => Assert.Throws<InvalidDataException>(() => ImageFolder.Open(path)).Message;
}
