using Course.Terminal;
using ResNets.Data;

namespace Course.Commands;

/// <summary>The list of data sets: a few lines for each, none of them wrapped, so that paths can be copied and searched.</summary>
internal static class DataList
{
    private const int LabelWidth = 10;

    /// <summary>Prints what is known of the data sets.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="all">The data sets.</param>
    public static void Show(CourseTerminal terminal, IEnumerable<DataSetStatus> all)
    {
        bool first = true;
        foreach (DataSetStatus status in all)
        {
            if (!first)
            {
                terminal.Line();
            }

            first = false;
            terminal.Line($"{status.Source.Name}: {status.Source.Purpose}");
            Row("state", State(status));
            Row("where", status.Folder);
            Row("size", FormattableString.Invariant($"{status.Source.Size / 1e6:N0} MB"));
            Row("licence", status.Source.Licence);
            Row("homepage", status.Source.Homepage.ToString());
            if (status.Source.ByHand is { } byHand)
            {
                Row("by hand", byHand);
            }
        }

        void Row(string label, string text) => terminal.Line($"  {label.PadRight(LabelWidth)}{text}");
    }

    private static string State(DataSetStatus status) => status switch
    {
        { State: DataSetState.Absent, Source.Downloads.Count: 0 } => "absent; its files are put there by hand",
        { State: DataSetState.Absent } => $"absent; './course data {status.Source.Name}' obtains it",
        { State: DataSetState.Broken } => $"damaged: {status.Problem}",
        { Provenance: { } provenance } => $"there, of its own provenance: {provenance}",
        { State: DataSetState.Present } => $"there, not yet verified; './course data {status.Source.Name}' does",
        _ => "there, verified",
    };
}
