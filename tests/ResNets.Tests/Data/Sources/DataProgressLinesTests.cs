using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DataProgressLinesTests
{
    private readonly List<string> _lines = [];
    private readonly HandClock _clock = new();

    [Fact]
    public void Long_work_is_a_line_every_five_seconds_and_new_work_one_at_once()
    {
        var lines = new DataProgressLines(_lines.Add, _clock);

        lines.Report(Downloading(1_000_000));
        _clock.Now += TimeSpan.FromSeconds(4);
        lines.Report(Downloading(2_000_000));
        _clock.Now += TimeSpan.FromSeconds(2);
        lines.Report(Downloading(3_500_000));
        lines.Report(new DataProgress(DataStage.Unpacking, "a.tar.gz"));

        Assert.Equal(
            ["downloading a.tar.gz, 1 of 4 MB", "downloading a.tar.gz, 3.5 of 4 MB", "unpacking a.tar.gz"], _lines);
    }

    [Theory]
    [InlineData(DataOrigin.AlreadyThere, null, "Small is in /data/small; the official bytes, verified")]
    [InlineData(DataOrigin.Download, null, "Small is in /data/small (downloaded); the official bytes, verified")]
    [InlineData(DataOrigin.Package, null, "Small is in /data/small (from the package dataset-small); the official bytes, verified")]
    [InlineData(DataOrigin.AlreadyThere, "Decoded from JPEG.", "Small is in /data/small; Decoded from JPEG.")]
    public void A_location_says_where_from_and_what_it_is(DataOrigin origin, string? provenance, string expected) =>
        Assert.Equal(
            expected, new DataSetLocation(new SmallDataSet().Source([]), "/data/small", origin, provenance).Describe());

    [Fact]
    public async Task A_script_takes_nothing_but_offline() =>
        Assert.Equal(2, await DataScript.RunAsync("cifar-10", ["--force"]));

    private static DataProgress Downloading(long done) => new(DataStage.Downloading, "a.tar.gz", done, 4_000_000);

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
