using Notebooks.Assistance;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public sealed class AssistanceTests : SessionTest
{
    private const string Library = """
        /// <summary>Widths of a network.</summary>
        public record Plan(int Width, int Depth)
        {
            /// <summary>Convolves.</summary>
            /// <param name="x">[N, 3, 32, 32], float</param>
            /// <returns>[N, 10] logits</returns>
            public int Forward(int x, bool training = false) => x;
            public bool Bias { get; init; }
        }
        """;

    [Theory]
    [InlineData("\"abc\".Subs|", "Substring")]
    [InlineData("Math.Sq|", "Sqrt")]
    [InlineData("System.Collections.Gen|", "Generic")]
    [InlineData("new Plan(1, 2).Forw|", "Forward")]
    [InlineData("earlier.Wid|", "Width")]
    [InlineData("earl|", "earlier")]
    [InlineData("earlier.Forward(trai|", "training:")]
    [InlineData("var wider = earlier with { Bi| };", "Bias")]
    [InlineData("(earlier with { Bias = true, Wi| })", "Width")]
    [InlineData("new Plan(1, 2) { Bi| }", "Bias")]
    [InlineData("new int[3].Whe|", "Where")]
    [InlineData("var local = 5; { loc| }", "local")]
    [InlineData("fore|", "foreach")]
    [InlineData("#!html\n<b>x</b>\n#!csharp\n#!time\nearlier.Wid|", "Width")]
    public async Task What_the_compiler_knows_is_offered(string code, string expected)
    {
        await ResultAsync(Library + "\nvar earlier = new Plan(16, 20);");
        Assert.Contains(expected, Complete(code));
    }

    [Theory]
    [InlineData("\"Math.Sq|\"")]
    [InlineData("// Math.Sq|")]
    [InlineData("unknown.|")]
    [InlineData("#!html\n<p>Math.Sq|</p>")]
    [InlineData("#!markdown\n#!time\nMath.Sq|\n#!csharp\n1")]
    public void Nothing_is_offered_where_nothing_is_known(string code) => Assert.Empty(Complete(code));

    [Theory]
    [InlineData("#!|", 0, "#!csharp", "#!markdown", "#!html", "#!javascript", "#!time", "#!c#", "#!C#", "#!js")]
    [InlineData("#!ti|", 0, "#!time")]
    [InlineData("#!j|\nearlier", 0, "#!javascript", "#!js")]
    [InlineData("earlier\n  #!C|", 10, "#!C#", "#!csharp", "#!c#")]
    [InlineData("#!html\n<i>z</i>\n#!m|", 16, "#!markdown")]
    [InlineData("#!ear|", 0)]
    [InlineData("#!time |", 0)]
    public async Task Commands_are_offered_behind_their_mark_and_nothing_else(string code, int start, params string[] expected)
    {
        await ResultAsync("var earlier = 1; var time = 2; var markdown = 3; var javascript = 4; var js = 5;");
        CompletionList offered = CompletionsAt(code);
        Assert.Equal(expected, offered.Items.Select(item => item.Text));
        Assert.Equal((start, code.IndexOf('|')), (offered.Start, offered.End));
    }

    [Fact]
    public async Task A_name_is_told_with_its_declaration_documentation_and_value()
    {
        await ResultAsync(Library + "\nvar earlier = new Plan(16, 20); var count = 42;");
        Assert.Equal("int count = 42", Inspect("coun|t"));
        Assert.Contains("Convolves.", Inspect("earlier.Forward(|"), StringComparison.Ordinal);
        Assert.Contains("x: [N, 3, 32, 32], float", Inspect("earlier.Forward(1|)"), StringComparison.Ordinal);
        Assert.Contains("Widths of a network.", Inspect("Plan|"), StringComparison.Ordinal);
        Assert.Contains("static double Math.Sqrt(double d)", Inspect("Math.Sqrt|"), StringComparison.Ordinal);
        Assert.Null(Inspect("nothing|"));
    }

    [Fact]
    public async Task The_word_var_means_the_type_that_it_stands_for()
    {
        await ResultAsync("using static Names; static class Names { public static int var(int a) => a; }");
        Assert.Contains("List", Inspect("va|r list = new List<int>();"), StringComparison.Ordinal);
        Assert.Contains("List", Inspect("{ va|r list = new List<int>(); }"), StringComparison.Ordinal);
        Assert.Contains("int", Inspect("foreach (va|r i in new[] { 1 }) { }"), StringComparison.Ordinal);
        Assert.Null(Inspect("va|r"));
        Assert.Contains("var(int a)", Inspect("va|r(1)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"\"\nabc", "incomplete")]
    [InlineData("var s = $\"\"\"\n{1}", "incomplete")]
    [InlineData("\"\"\"\nabc\n\"\"\"", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("int x = ) 5;", "invalid")]
    [InlineData("1 + 1", "complete")]
    [InlineData("?Console", "complete")]
    public void Code_that_was_begun_is_incomplete(string code, string expected) => Assert.Equal(expected, Completeness.Of(code).Status);
}
