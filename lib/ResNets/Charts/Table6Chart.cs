using System.Globalization;
using ResNets.Blocks;
using ResNets.Training;

namespace ResNets.Charts;

/// <summary>
/// Table 6 as a picture: the paper's test errors by depth, and beside them those of runs of ours, each with the share of the
/// paper's iterations that it had. Runs of other budgets are other series: their heights do not compare. Depths stand at equal
/// distances, so that 44 and 56 can be read on a phone.
/// </summary>
public static class Table6Chart
{
    private static readonly string[] s_symbols = ["circle-open", "diamond-open", "square-open", "triangle-up-open"];

    /// <summary>The runs of section 4.2's residual networks on all training images of CIFAR-10 that have a test error and are not too short to compare.</summary>
    /// <param name="runs">Any runs.</param>
    public static IReadOnlyList<RunHistory> Comparable(IEnumerable<RunHistory> runs) =>
    [
        .. runs.Where(run => run.FinalTestError is not null && !run.IsTooShortToCompare
            && run.Header is { Shortcut: nameof(Shortcut.A), Width: 16 } header
            && header.Data.StartsWith("CIFAR-10, 50,000 ", StringComparison.Ordinal)
            && Paper.CifarDepths.Contains(header.Depth)).OrderBy(run => run.Header.Depth),
    ];

    /// <summary>The paper's residual networks, and those of the runs that <see cref="Comparable"/> leaves.</summary>
    /// <param name="runs">Any runs, finished or not; none is fine.</param>
    public static Figure Of(IEnumerable<RunHistory> runs)
    {
        RunHistory[] all = [.. runs];
        var ours = Comparable(all);
        CifarResult[] paper = [.. Paper.Table6.Where(row => row.Method == "ResNet")];
        var remarks = ours.Select(run => run.Header.DataRemark).Where(remark => remark.Length > 0).Distinct();
        return new Figure(
            "Test error by depth: table 6 and the course's runs",
            [
                Series("paper, table 6", "circle", [.. paper.Select(row => (row.Layers!.Value, row.Error))]),
                .. ours.GroupBy(run => run.Scale).Select((group, i) => Series(
                    $"ours, {group.Key}", s_symbols[i % s_symbols.Length], [.. group.Select(run => (run.Header.Depth, run.FinalTestError!.Value))])),
            ],
            new Axis("layers")
            {
                TickValues = [.. Paper.CifarDepths.Select(depth => (double)Place(depth))],
                TickTexts = [.. Paper.CifarDepths.Select(depth => depth.ToString(CultureInfo.InvariantCulture))],
            },
            new Axis("test error (%)") { RangeMode = "tozero" })
        {
            Subtitle = string.Join(" · ", ["CIFAR-10", .. remarks.Select(remark => $"ours: {remark}"), "paper: printed; ours: recorded",
                .. LeftOut(all)]),
            Summary = string.Join("; ", [
                "Test error in table 6: " + string.Join(", ", paper.Select(row => Words(row.Layers!.Value, row.Error))),
                .. ours.GroupBy(run => run.Scale).Select(group =>
                    $"ours, {group.Key}: " + string.Join(", ", group.Select(run => Words(run.Header.Depth, run.FinalTestError!.Value)))),
            ]),
        };
    }

    private static ScatterTrace Series(string name, string symbol, (int Depth, double Error)[] points) => new()
    {
        Name = name,
        X = [.. points.Select(point => (double)Place(point.Depth))],
        Y = [.. points.Select(point => point.Error)],
        Text = [.. points.Select(point => point.Depth.ToString(CultureInfo.InvariantCulture))],
        Mode = points.Length > 1 ? "lines+markers" : "markers",
        Line = new LineStyle(Palette.Of(Shortcut.A, symbol == "circle" ? 56 : 14), Dash: symbol == "circle" ? "solid" : "dot"),
        Marker = new MarkerStyle(Palette.Of(Shortcut.A, symbol == "circle" ? 56 : 14), 11, symbol),
        HoverTemplate = $"{name}: %{{y:.2f}}% at %{{text}} layers<extra></extra>",
    };

    private static int Place(int depth) => Paper.CifarDepths.TakeWhile(known => known != depth).Count();

    private static string[] LeftOut(RunHistory[] runs) =>
        runs.Any(run => run.FinalTestError is not null && run.IsTooShortToCompare) ? ["runs under 1% of the iterations left out"] : [];

    private static string Words(int depth, double error) => string.Create(CultureInfo.InvariantCulture, $"{depth} layers {error:F2}%");
}
