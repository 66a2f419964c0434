using ResNets.Data;
using ResNets.Display;
using ResNets.Evaluation;
using ResNets.Tests.Data;

namespace ResNets.Tests.Display;

public sealed class GalleryOfPhotosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImageFolder _photos;

    public GalleryOfPhotosTests()
    {
        PictureFixtures.WritePhotos(_folder);
        _photos = ImageFolder.Open(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheMostConfidentMistakesStandFirstWithTheirConfidence()
    {
        var scores = new Scores([0.9f, 0.1f, 0.4f, 0.6f, 0.2f, 0.8f, 0.3f, 0.7f, 0.5f, 0.5f], [0, 0, 0, 1, 1], _photos.ClassNames);
        var gallery = Gallery.Mistakes(_photos, scores);
        Assert.Equal(
            ["cat 80% (is bird)", "cat 60% (is bird)", "bird 50% (is cat)"], gallery.Pictures.Select(picture => picture.Caption));
        Assert.Throws<ArgumentException>(() => Gallery.Mistakes(_photos.Subset(4), scores));
        using var set = _photos.Load(16);
        Assert.Equal(gallery.Pictures.Select(picture => picture.Caption), Gallery.Mistakes(set, scores).Pictures.Select(picture => picture.Caption));
    }

    [Fact]
    public void PhotographsKeepTheirShape()
    {
        var gallery = Gallery.Of(_photos, count: 3);
        Assert.Equal([(41, 27), (41, 27), (41, 27)], gallery.Pictures.Select(picture => (picture.ShownWidth, picture.ShownHeight)));
        Assert.Equal(["bird", "bird", "cat"], gallery.Pictures.Select(picture => picture.Caption));
        File.WriteAllBytes(_folder["bird/1.jpg"], Png.Encode(new byte[3 * 400 * 100], 400, 100));
        Assert.Equal((160, 40), Size(Gallery.Of(_photos, count: 1)));
    }

    [Fact]
    public void BoxesLieOverThePicture()
    {
        var item = new VocObject("<b>", new BoundingBox(0, 13.5, 20.5, 27), false, false);
        var voc = new VocFolder("test", ["<b>"], [new VocPicture(_photos.Files[0].Path, 41, 27, [item])]);
        var gallery = Gallery.Of(voc);
        Assert.Equal("1 <b>", gallery.Pictures[0].Caption);
        Assert.Equal(new GalleryBox("<b>", 0, 0.5, 0.5, 0.5), Assert.Single(gallery.Pictures[0].Boxes));
        var html = GalleryHtml.Of(gallery);
        Assert.Contains("<rect x=\"0\" y=\"50\" width=\"50\" height=\"50\"", html, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"1 &lt;b&gt;\" style=\"display:block;", html, StringComparison.Ordinal); // no gap below that boxes would fill
        Assert.Contains("border:2px solid #e4572e;margin-right:4px\"></span>&lt;b&gt;</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAndAfterShowsTheOriginalFirst()
    {
        using var set = Images.Random(3, side: 8);
        var gallery = Gallery.BeforeAndAfter(set, Augmentation.None, count: 2, index: 1);
        Assert.Equal(["class 1, original", "epoch 1", "epoch 2"], gallery.Pictures.Select(picture => picture.Caption));
        Assert.Equal(gallery.Pictures[0].Png, gallery.Pictures[1].Png);
        var changed = Gallery.BeforeAndAfter(set, Augmentation.Paper, count: 4, index: 1);
        Assert.True(changed.Pictures.Select(picture => Convert.ToHexString(picture.Png)).Distinct().Count() > 2);
    }

    /// <summary>With the mean added back, a crop of the whole photograph without noise is the photograph.</summary>
    [Fact]
    public void PhotographsAreShownAsTrainingSeesThem()
    {
        File.WriteAllBytes(_folder["bird/1.jpg"], Png.Encode([.. Enumerable.Range(0, 3 * 20 * 20).Select(i => (byte)(i % 251))], 20, 20));
        var statistics = PhotoStatistics.Of(_photos, 20, 20);
        var gallery = Gallery.BeforeAndAfter(_photos, statistics, new PhotoAugmentation(20, 20, 20, false, 0), count: 1);
        Assert.Equal("bird, original", gallery.Pictures[0].Caption);
        Assert.Equal(gallery.Pictures[0].Png, gallery.Pictures[1].Png);
    }

    [Fact]
    public void ABatchIsShownWithItsLabels()
    {
        using var set = Images.Random(4, side: 8);
        using var mean = PixelStatistics.MeanImage(set);
        using var batches = new TrainingBatches(set, mean, 4, seed: 0, Augmentation.None);
        using var batch = batches[0];
        var gallery = Gallery.Of(batch, mean, set.ClassNames, count: 3);
        var originals = Gallery.Of(set).Pictures.ToDictionary(picture => Convert.ToHexString(picture.Png), picture => picture.Caption);
        Assert.Equal(3, gallery.Pictures.Count);
        Assert.All(gallery.Pictures, picture => Assert.Equal(originals[Convert.ToHexString(picture.Png)], picture.Caption));
    }

    private static (int Width, int Height) Size(Gallery gallery) => (gallery.Pictures[0].ShownWidth, gallery.Pictures[0].ShownHeight);
}
