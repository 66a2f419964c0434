using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class PictureFileTests
{
    public static TheoryData<string> Names =>
        [.. PictureFixtures.All.GetProperty("decoded").EnumerateObject().Select(entry => entry.Name)];

    /// <summary>Grey, colour, CMYK, progressive, turned; palette, 1, 8 and 16 bits, alpha, interlaced; a wrong ending.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryKindOfPictureIsWhatPilSees(string name)
    {
        var found = PictureFile.Read(Path.Combine(PictureFixtures.Folder, name));
        PictureFixtures.AssertClose(PictureFixtures.Decoded(name), found, levels: 1);
        Assert.Equal((found.Width, found.Height), PictureFile.ReadSize(Path.Combine(PictureFixtures.Folder, name)));
    }

    [Fact]
    public void AJpegMuchLargerThanNeededIsDecodedAtHalfItsSize()
    {
        using var reader = new PictureReader();
        var path = Path.Combine(PictureFixtures.Folder, "colour-444.jpg");
        Assert.Equal((41, 27), reader.Read(path, shorterSide: 14));
        Assert.Equal((21, 14), reader.Read(path, shorterSide: 13));
        var half = new Picture(21, 14, reader.Pixels.ToArray());
        PictureFixtures.AssertClose(PictureFixtures.ToPicture(PictureFixtures.All.GetProperty("half")), half, levels: 1);
    }

    [Fact]
    public void APngIsNeverDecodedSmaller()
    {
        using var reader = new PictureReader();
        Assert.Equal((41, 27), reader.Read(Path.Combine(PictureFixtures.Folder, "colour.png"), shorterSide: 2));
    }

    [Fact]
    public void ResizedPicturesArePilsToTheByte()
    {
        var source = PictureFixtures.Decoded("colour.png");
        foreach (var entry in PictureFixtures.All.GetProperty("resized").EnumerateArray())
        {
            var expected = PictureFixtures.ToPicture(entry);
            PictureFixtures.AssertClose(expected, source.Resize(expected.Width, expected.Height), levels: 0);
        }
    }

    [Fact]
    public void APartOfAResizedPictureIsComputedAlone()
    {
        var source = PictureFixtures.Decoded("colour.png");
        var whole = source.Resize(57, 38);
        var area = new PictureArea(Left: 19, Top: 7, Width: 38, Height: 31);
        var part = source.Crop(57, 38, area);
        for (var row = 0; row < area.Height; row++)
        {
            var expected = whole.Pixels.AsSpan(3 * (((row + area.Top) * 57) + area.Left), 3 * area.Width);
            Assert.Equal(expected, part.Pixels.AsSpan(3 * row * area.Width, 3 * area.Width));
        }
    }

    [Theory]
    [InlineData(300, 200, 256, 384, 256)]
    [InlineData(200, 300, 256, 256, 384)]
    [InlineData(301, 200, 224, 337, 224)]
    [InlineData(99, 99, 480, 480, 480)]
    public void TheShorterSideGetsItsLength(int width, int height, int side, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), PictureSize.WithShorterSide(width, height, side));
}
