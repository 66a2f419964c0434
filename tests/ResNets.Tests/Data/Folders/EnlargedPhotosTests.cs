using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class EnlargedPhotosTests
{
    [Fact]
    public void EveryImageBecomesAPictureOfItsClass()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(12, side: 8);
        var photos = EnlargedPhotos.Write(set, 20, folder.Path);
        Assert.Equal(("made-up enlarged", 12), (photos.Name, photos.Count));
        Assert.Equal(set.ClassNames, photos.ClassNames);

        // Image 4 is the second of class 1: labels go 0, 1, 2, 0, 1, …
        var picture = PictureFile.Read(photos.Files.Where(file => file.Label == 1).ElementAt(1).Path);
        var expected = new Picture(8, 8, set.Pixels[4].contiguous().bytes.ToArray()).Resize(20, 20);
        Assert.Equal((20, 20), (picture.Width, picture.Height));
        Assert.Equal(expected.Pixels, picture.Pixels);
    }

    [Fact]
    public void PicturesOfBeforeAreReplaced()
    {
        using var folder = new TemporaryFolder();
        using var many = Images.Random(12);
        using var few = Images.Random(6);
        EnlargedPhotos.Write(many, 10, folder.Path);
        Assert.Equal(6, EnlargedPhotos.Write(few, 10, folder.Path).Count);
    }

    [Fact]
    public void ASetWithoutAClassIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var set = Images.Random(2, classes: 3);
        var error = Assert.Throws<ArgumentException>(() => EnlargedPhotos.Write(set, 20, folder.Path));
        Assert.Contains("2 of 3 classes", error.Message, StringComparison.Ordinal);
    }
}
