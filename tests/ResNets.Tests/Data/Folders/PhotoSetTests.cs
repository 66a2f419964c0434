using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class PhotoSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("val")]
    [InlineData("validation")]
    [InlineData("test")]
    public void ADividedFolderIsLearntFromAndTestedOn(string test)
    {
        Write("birds/train", ("bird", 3), ("cat", 2));
        Write($"birds/{test}", ("bird", 1), ("cat", 2));

        var set = PhotoSet.Open(_folder["birds"], Nowhere);

        Assert.Equal("birds/train, 5 pictures in 2 classes", set.Train!.Title);
        Assert.Equal($"birds/{test}, 3 pictures in 2 classes", set.Test.Title);
        Assert.All(set.Train.Files, file => Assert.Contains("/train/", file.Path));
        Assert.All(set.Test.Files, file => Assert.Contains($"/{test}/", file.Path));
    }

    [Fact]
    public void AFolderOfClassesIsForTesting()
    {
        Write("photos", ("bird", 2), ("cat", 2));

        var set = PhotoSet.Open(_folder["photos"], Nowhere);

        Assert.Null(set.Train);
        Assert.Equal(4, set.Test.Count);
    }

    [Fact]
    public void ANamedSetIsDividedTheSameWayEachTime()
    {
        Write("caltech101-20", ("bird", 10), ("cat", 20));
        var directory = new DataDirectory(_folder.Path);

        var set = PhotoSet.Open("caltech101-20", directory);

        Assert.Equal([2, 4], set.Test.Files.CountBy(file => file.Label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.Equal(24, set.Train!.Count);
        Assert.Empty(set.Train.Files.Intersect(set.Test.Files));
        Assert.Equal(set.Test.Files, PhotoSet.Open("caltech101-20", directory).Test.Files);
    }

    [Fact]
    public void BothPartsNeedTheSameClasses()
    {
        Write("birds/train", ("bird", 1), ("cat", 1));
        Write("birds/val", ("bird", 1), ("dog", 1));

        Assert.Equal(
            $"{_folder["birds"]} has 2 classes to learn and 2 to test on, and 'cat' is in birds/train alone and 'dog' is in birds/val alone; expected the same folders in both.",
            Refusal("birds"));
    }

    [Fact]
    public void PhotographsToLearnFromAloneAreNotTakenForAClass()
    {
        Write("birds/train", ("bird", 1), ("cat", 1));

        Assert.Equal(
            $"{_folder["birds"]} holds train/ and no photographs to test on; expected val/, validation/ or test/ beside it, with the same folders of classes.",
            Refusal("birds"));
    }

    [Fact]
    public void PhotographsToTestOnAloneAreTestedOn()
    {
        Write("birds/val", ("bird", 1), ("cat", 2));

        var set = PhotoSet.Open(_folder["birds"], Nowhere);

        Assert.Null(set.Train);
        Assert.Equal("birds/val, 3 pictures in 2 classes", set.Test.Title);
    }

    [Fact]
    public void TrainsAndTestsCanBeClasses()
    {
        Write("things", ("train", 1), ("plane", 1));
        Write("papers", ("test", 1), ("essay", 1));

        Assert.Equal(["plane", "train"], PhotoSet.Open(_folder["things"], Nowhere).Test.ClassNames);
        Assert.Equal(["essay", "test"], PhotoSet.Open(_folder["papers"], Nowhere).Test.ClassNames);
    }

    [Fact]
    public void TheFingerprintTellsFilesApart()
    {
        Write("a", ("bird", 2), ("cat", 2));
        Write("b", ("bird", 2), ("cat", 2));
        Assert.Equal(Fingerprint("a"), Fingerprint("b"));

        File.AppendAllText(Path.Combine(_folder["b"], "cat", "1.jpg"), "more");
        Assert.NotEqual(Fingerprint("a"), Fingerprint("b"));

        Write("c", ("bird", 2), ("dog", 2));
        Assert.NotEqual(Fingerprint("a"), Fingerprint("c"));
    }

    private DataDirectory Nowhere => new(_folder["data"]);

    private string Refusal(string name) =>
        Assert.Throws<InvalidDataException>(() => PhotoSet.Open(_folder[name], Nowhere)).Message;

    private string Fingerprint(string name) => ImageFolder.Open(_folder[name]).Fingerprint;

    private void Write(string folder, params (string Class, int Count)[] classes)
    {
        foreach (var (name, count) in classes)
        {
            Directory.CreateDirectory(Path.Combine(_folder[folder], name));
            for (var i = 1; i <= count; i++)
            {
                File.Copy(
                    Path.Combine(PictureFixtures.Folder, "colour-420.jpg"), Path.Combine(_folder[folder], name, $"{i}.jpg"));
            }
        }
    }
}
