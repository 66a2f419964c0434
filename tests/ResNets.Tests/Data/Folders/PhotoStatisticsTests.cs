using System.Text.Json;
using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class PhotoStatisticsTests
{
    [Fact]
    public void MeanImageAndPrincipalComponentsAreNumpys()
    {
        var expected = PictureFixtures.All.GetProperty("colours");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["waves"]);
        foreach (var (entry, i) in expected.GetProperty("images").EnumerateArray().Select((entry, i) => (entry, i)))
        {
            var picture = PictureFixtures.ToPicture(entry);
            File.WriteAllBytes(folder[$"waves/{i}.png"], ResNets.Display.Png.Encode(picture.Pixels, picture.Width, picture.Height));
        }

        var found = PhotoStatistics.Of(ImageFolder.Open(folder.Path), side: 30, crop: 30);
        AssertClose(expected.GetProperty("mean"), found.MeanImage.Take(12).Select(value => (double)value), 1e-6);
        AssertClose(expected.GetProperty("deviations"), found.Colours.Deviations, 1e-9);
        AssertClose(expected.GetProperty("components"), found.Colours.Components.SelectMany(direction => direction), 1e-7);
    }

    private static void AssertClose(JsonElement expected, IEnumerable<double> found, double tolerance)
    {
        var numbers = expected.EnumerateArray()
            .SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Select(v => v.GetDouble()) : [item.GetDouble()]);
        Assert.All(numbers.Zip(found, (a, b) => Math.Abs(a - b)), difference => Assert.InRange(difference, 0, tolerance));
        Assert.Equal(numbers.Count(), found.Count());
    }
}
