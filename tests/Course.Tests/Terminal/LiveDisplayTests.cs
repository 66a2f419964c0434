using Course.Terminal;
using Course.Tests.Support;
using ResNets.Data;

namespace Course.Tests.Terminal;

public class LiveDisplayTests
{
    private readonly TestTerminal _terminal = new(live: true);

    [Fact]
    public async Task A_data_sets_progress_is_drawn_through_all_stages()
    {
        var source = new DataSource("small", "Small", "tests", "none", new Uri("https://localhost/"), "small", [], []);
        var location = new DataSetLocation(source, "/data/small", DataOrigin.Download, null);

        DataSetLocation result = await DataProgressBar.RunAsync(_terminal.Terminal.Output, progress =>
        {
            foreach (DataStage stage in Enum.GetValues<DataStage>())
            {
                progress.Report(new DataProgress(stage, "small [1].tar.gz", 10, 100));
                progress.Report(new DataProgress(stage, "small [2].tar.gz"));
            }

            return Task.FromResult(location);
        });

        Assert.Same(location, result);
        Assert.Contains("small [2].tar.gz", _terminal.Output);
    }

    [Fact]
    public async Task Work_is_shown_with_its_latest_line_cut_to_the_width()
    {
        int result = await _terminal.Terminal.BusyAsync("building [all]", status =>
        {
            status.Report(new string('x', 1000));
            return Task.FromResult(3);
        });

        Assert.Equal(3, result);
        Assert.Contains("building [all]", _terminal.Output);
        Assert.DoesNotContain(new string('x', 400), _terminal.Output);
    }

    [Fact]
    public void A_step_keeps_brackets_as_they_are()
    {
        _terminal.Terminal.Step("data", StepMark.Note, "see [red] and [/]");

        Assert.Contains("see [red] and [/]", _terminal.Output);
    }
}
