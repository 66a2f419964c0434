using Notebooks.Documents;
using Notebooks.Formatting;

namespace Notebooks.Tests;

public class FormatterTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { "text", "text" },
        { 1234567, "1234567" },
        { 0.1, "0.1" },
        { 1f / 3, "0.33333334" },
        { true, "True" },
        { 'c', "c" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2015, 12, 10, 8, 5, 0), "2015-12-10 08:05:00" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { typeof(Dictionary<string, int[]>), "System.Collections.Generic.Dictionary<string, int[]>" },
        { new List<int> { 1, 2, 3 }, "[1, 2, 3]" },
        { Enumerable.Range(0, 1000), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]" },
        { new List<double[]> { (double[])[0.25, 1e-7], (double[])[3] }, "[[0.25, 1E-07], [3]]" },
        { new Version(1, 2), "1.2" },
        { new object(), "object" },
    };

    [Theory]
    [MemberData(nameof(Scalars), DisableDiscoveryEnumeration = true)]
    public void Scalars_and_lists_are_plain_text(object? value, string expected)
    {
        MimeBundle bundle = ValueFormatter.Format(value);
        Assert.Equal(expected, bundle.Text(MimeTypes.Plain));
        Assert.Equal([MimeTypes.Plain], bundle.Data.Keys);
    }

    [Fact]
    public void Records_and_anonymous_types_are_tables()
    {
        MimeBundle bundle = ValueFormatter.Format(new[] { new { Name = "plain <20>", Error = 9.5 }, new { Name = "resnet", Error = 10.25 } });
        Assert.Equal(
            "Name        Error\n"
            + "----------  -----\n"
            + "plain <20>    9.5\n"
            + "resnet      10.25",
            bundle.Text(MimeTypes.Plain));
        var html = bundle.Text(MimeTypes.Html);
        Assert.Contains("plain &lt;20&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<th class=\"number\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_itself_is_cut_short()
    {
        var list = new List<object> { 1 };
        list.Add(list);
        Assert.Equal("[1, […]]", Plain(list));
        Assert.Equal("Key   Value\n----  --------\nlist  [1, […]]", Plain(new Dictionary<string, object> { ["list"] = list }));
        Assert.Equal("[[[[[[[…]]]]]]]", Plain(Deeper()));
        Assert.Equal("Name  Value\n----  ----------\nName  knot\nSelf  Knot { … }", Plain(new Knot("knot")));

        static IEnumerable<object> Deeper()
        {
            yield return Deeper();
        }
    }

    [Fact]
    public void Tuples_dictionaries_grids_and_single_objects_are_tables()
    {
        Assert.StartsWith("Item1  Item2\n-----  -----\n    1  a", Plain(new[] { (1, "a"), (2, "b") }), StringComparison.Ordinal);
        Assert.Equal("Key  Value\n---  -----\none      1", Plain(new Dictionary<string, int> { ["one"] = 1 }));
        Assert.Equal("1  2\n3  4", Plain(new[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal("Name   Value\n-----  -------------------------------\nDepth  20\nGood   (InvalidOperationException: no)", Plain(new Net(20)));
    }

    [Fact]
    public void Long_tables_say_how_much_is_left_out()
    {
        var plain = Plain(Enumerable.Range(0, 150).Select(i => new { i }).ToList());
        Assert.EndsWith("… 50 more rows", plain, StringComparison.Ordinal);
        Assert.Equal(103, plain!.Split('\n').Length);
        Assert.EndsWith("… more rows", Plain(Endless()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_brings_its_own_formatters_by_convention()
    {
        MimeBundle bundle = ValueFormatter.Format(new DerivedChart());
        Assert.Equal([MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Plain], bundle.Data.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("<b>DerivedChart</b>", bundle.Text(MimeTypes.Html));
        Assert.Equal("scatter", bundle.Data[MimeTypes.Plotly].GetProperty("type").GetString());
    }

    [Fact]
    public void Without_preferences_all_formatters_speak_and_plain_text_is_added()
    {
        MimeBundle bundle = ValueFormatter.Format(new Picture());
        Assert.Equal([MimeTypes.Png, MimeTypes.Plain], bundle.Data.Keys);
        Assert.Equal("a picture", bundle.Text(MimeTypes.Plain));
    }

    [Fact]
    public void Asking_for_mime_types_keeps_those_and_plain_text()
    {
        MimeBundle bundle = ValueFormatter.Format(new DerivedChart(), MimeTypes.Html);
        Assert.Equal([MimeTypes.Html, MimeTypes.Plain], bundle.Data.Keys);
    }

    private static string? Plain(object value) => ValueFormatter.Format(value).Text(MimeTypes.Plain);

    private static IEnumerable<object> Endless()
    {
        while (true)
            yield return new { One = 1 };
    }

    private sealed record Knot(string Name)
    {
        public Knot Self => this;
    }

    private sealed record Net(int Depth)
    {
        public int Good => Depth < 0 ? Depth : throw new InvalidOperationException("no");
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;

        public string[]? PreferredMimeTypes { get; set; }
    }

    [TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain, MimeTypes.Plotly])]
    private class Chart;

    private sealed class DerivedChart : Chart;

    [TypeFormatterSource(typeof(PictureFormatters))]
    private sealed class Picture
    {
        public override string ToString() => "a picture";
    }

    private sealed class ChartFormatters
    {
        private readonly string _figure = """{"type": "scatter"}""";

        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TextFormatter(MimeTypes.Plotly, _ => _figure),
            new TextFormatter(MimeTypes.Html, chart => $"<b>{chart.GetType().Name}</b>"),
            new TextFormatter(MimeTypes.Plain, _ => "chart"),
            new TextFormatter(MimeTypes.Latex, _ => "not preferred"),
        ];
    }

    private sealed class PictureFormatters
    {
        private readonly string _base64 = "AAAA";

        public IEnumerable<object> CreateTypeFormatters() =>
            [new TextFormatter(MimeTypes.Png, _ => _base64), new TextFormatter(MimeTypes.Svg, _ => null)];
    }

    private sealed class TextFormatter(string mimeType, Func<object, string?> format)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (format(instance) is not { } text)
                return false;
            writer.Write(text);
            return true;
        }
    }
}
