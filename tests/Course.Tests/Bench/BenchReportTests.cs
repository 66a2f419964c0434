using System.Text.Json;
using Course.Bench;
using Course.Tests.Support;

namespace Course.Tests.Bench;

public class BenchReportTests
{
    private static readonly BenchRow[] s_rows =
    [
        new("resnet-20, step", 200.25, 300.375, "ms") { Spread = new Spread(1.45, 1.55), Against = "PyTorch contiguous" },
        new("call", 0.0015, 0.003, "ms"),
    ];

    [Fact]
    public void Json_has_the_rows_of_every_bench()
    {
        using JsonDocument json = JsonDocument.Parse(BenchReport.Json(s_rows));

        JsonElement first = json.RootElement.GetProperty("rows")[0];
        Assert.Equal("resnet-20, step", first.GetProperty("name").GetString());
        Assert.Equal(200.25, first.GetProperty("ours").GetDouble());
        Assert.Equal(300.375, first.GetProperty("theirs").GetDouble());
        Assert.Equal(1.5, first.GetProperty("ratio").GetDouble());
        Assert.Equal(1.45, first.GetProperty("spread").GetProperty("low").GetDouble());
        Assert.False(json.RootElement.GetProperty("rows")[1].TryGetProperty("spread", out _));
    }

    [Fact]
    public void The_table_has_three_digits_and_says_what_the_ratio_is()
    {
        var terminal = new TestTerminal();
        BenchReport.Show(terminal.Terminal, s_rows, "PyTorch", json: false);

        Assert.Contains(terminal.Lines, line => line.Contains("resnet-20, step") && line.Contains(" 200 ")
            && line.Contains(" 300 ") && line.Contains(" 1.50 ") && line.Contains("1.45 – 1.55"));
        Assert.Contains(terminal.Lines, line => line.Contains("0.00150") && line.Contains("0.00300"));
        Assert.Equal("ratio = theirs / ours: above 1 the kit is better", terminal.Lines[^1]);
    }
}
