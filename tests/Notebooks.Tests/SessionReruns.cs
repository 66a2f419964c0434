using Notebooks.Documents;
using Notebooks.Kernel;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

/// <summary>Cells that are run again: the compiler is spared where the text means the same, and nobody can tell otherwise.</summary>
public class SessionReruns : SessionTest
{
    /// <summary>Cells that declare, change, hide and fail in one another's way.</summary>
    private static readonly string[] s_cells =
    [
        "var x = 1;",
        "var x = \"text\";",
        "var x = 2; var y = x;",
        "var y = x;",
        "var z = 1; if ($\"{x}\".Length > 1) throw new Exception($\"stopped at {x}\"); z = 2;",
        "string Seen() => $\"{x} {y}\";",
        "Func<string> seen = () => $\"{x} {y}\";",
        "$\"{x} {y} {z} {Seen()} {seen()}\"",
        "$\"{x}\"",
        "z += 1; z",
        "using Other = System.Text.StringBuilder;",
        "using Other = System.Collections.ArrayList;",
        "typeof(Other).Name",
        "using System.Globalization;",
        "CultureInfo.InvariantCulture.Name + x",
        "using System.Threading;",
        "using System.Timers;",
        "typeof(Timer).FullName",
        "static int Count(this string s) => -1;",
        "$\"{\"abc\".Count()}\"",
        "static void Deconstruct(this string s, out int a, out int b) => (a, b) = (1, 2);",
        "static void Deconstruct(this string s, out int a, out int b) => (a, b) = (3, 4);",
        "var (a, b) = \"ab\"; $\"{a} {b}\"",
        "record Pair(int A, string B); var pair = new Pair(1, $\"{y}\");",
        "record Pair(string B); var pair = new Pair($\"{x}\");",
        "pair",
        "pair is Pair p ? $\"{p.B} {p == new Pair(1, p.B)}\" : \"another\"",
        "class Counter { public static int N; } Counter.N++;",
        "$\"{++Counter.N}\"",
        "class Helper { public static int Answer() => 1; }",
        "class Helper { public static int Answer() => 2; }",
        "using static Helper;",
        "$\"{Answer()}\"",
        "static int calls = 10; calls++;",
        "$\"{calls}\"",
        "class MarkAttribute : Attribute { public string Text => \"one\"; }",
        "class MarkAttribute : Attribute { public string Text => \"two\"; }",
        "[Mark] class Marked { } ((dynamic)typeof(Marked).GetCustomAttributes(false)[0]).Text",
        "var x = 3; { var y = 7; x += y; }",
        "$\"{new[] { 1, 2 }.Select(x => { var y = x + 1; return y; }).Last()}\"",
        "$\"{new[] { 1, 2 }.Select(a => { int Add(int x) => x + a; return Add(1); }).Last()} {x}\"",
        "$\"{(from x in new[] { 3, 4 } let y = x + 1 select y).Last()}\"",
        "class Shape { public int x; public int Seen() => x; } new Shape { x = 4 }.Seen()",
        "class Named { public string Helper => \"member\"; public string Text => Helper + typeof(Helper).Name; } new Named().Text",
        "T Same<T>(T x) { T y = x; return y; } Same(a: 1)",
        "T Same<T>(T a) { T y = a; return y; } Same(a: 1)",
        "var pairs = (x: 1, y: 2); pairs.x + pairs.y",
        "var z = 3; string Seen() => $\"another {x}\";",
        "Func<string> Seen = () => $\"a delegate sees {x}\";",
        "string Over(int n) => $\"int {x}\";",
        "string Over(long n) => $\"long {y}\";",
        "string Over(int n) => $\"int {y}\"; string Over(string s) => $\"string {y}\";",
        "$\"{Over(1)} {Over(2L)}\"",
        "string Present => $\"{x}\";",
        "string Present { get; set; } = $\"{y}\";",
        "Present",
        "undefined + x",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_cell_that_is_run_again_does_what_a_new_one_of_its_text_would_do(int seed)
    {
        using var fresh = new CSharpSession(Folder, Path.Combine(Folder, "fresh"));
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var cell = s_cells[random.Next(s_cells.Length)];
            CellOutcome again = await RunAsync(cell), anew = await fresh.ExecuteAsync($"{cell} // {i}", new RecordedOutput(), default);
            Assert.Equal((i, cell, Text(anew)), (i, cell, Text(again)));
            Assert.DoesNotContain(nameof(NullReferenceException), Text(anew), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_notebook_that_is_run_again_and_again_loads_nothing_new()
    {
        string[] notebook =
        [
            "class Holder { public string Name { get; set; } }", "int Inner(int net) { var rows = new Holder { Name = $\"{net}\" }; return rows.Name.Length; }", "Enumerable.Range(0, 3).Sum(net => Inner(net))",
            "using System.Globalization; using Text = System.Text.StringBuilder;", "var net = 1;", "net + 1", "int Twice(int n) => 2 * n;",
            "record Row(int A); var rows = Enumerable.Range(0, 3).Select(i => new Row(Twice(i)));", "rows", "net += 1; net",
            "using System.Net;", "var Name = \"n\";", "new Text().Append(net)",
        ];

        // What a namespace could mean to the cells before it, these are compiled with once more.
        await RunAllAsync();
        await RunAllAsync();
        var loaded = Loaded();
        for (var i = 0; i < 20; i++)
            await RunAllAsync();
        Assert.Equal(loaded, Loaded());

        async Task RunAllAsync()
        {
            foreach (var cell in notebook)
                await ResultAsync(cell);
        }
    }

    [Theory]
    [InlineData("class C { public int N => 1; }", "var N = 2;")]
    [InlineData("new { N = 1 }.N", "var N = 2;")]
    [InlineData("\"text\".Length", "int Length() => 2;")]
    [InlineData("int F(int n) { var twice = 2 * n; return twice; }", "var n = 2; var twice = 4;")]
    [InlineData("(from n in new[] { 1 } select n).Single()", "var n = 2;")]
    public async Task A_name_of_a_cells_own_is_no_other_when_a_later_cell_declares_it(string cell, string later)
    {
        await ResultAsync("var first = 0;");
        await ResultAsync(cell);
        await ResultAsync(later);
        var loaded = Loaded();
        await ResultAsync(cell);
        Assert.Equal(loaded, Loaded());
    }

    /// <summary>Each function sees the data of its time; when it is hidden by the next, nothing holds these any longer.</summary>
    [Fact]
    public async Task What_only_hidden_cells_refer_to_is_let_go()
    {
        await ResultAsync("var seen = new List<WeakReference>();");
        for (var i = 0; i < 20; i++)
        {
            await ResultAsync("var data = new object();");
            await ResultAsync($"record Kept{i}(int N); static int calls{i}; string Use() => $\"{{data}} {i}\";");
            await ResultAsync("seen.Add(new WeakReference(data)); Use()");
        }

        Assert.InRange(int.Parse((await ResultAsync("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect(); seen.Count(data => data.IsAlive)"))!), 1, 3);
    }

    [Theory]
    [InlineData("var a = 1; var b = 2;|var a = 3;", "b", "2")]
    [InlineData("int F() => 1;|var F = 3;", "F()", "1")]
    [InlineData("Func<int> f = () => 1;|var f = \"text\";", "f()", "1")]
    [InlineData("Func<int> f = () => 1; var kept = 0;|var f = \"text\";", "f()", "1")]
    [InlineData("Func<int> f { get; } = () => 1;|string f { get; } = \"text\";", "f()", "1")]
    [InlineData("dynamic f = (Func<int>)(() => 1);|var f = \"text\";", "f()", "1")]
    [InlineData("dynamic f = (Func<int>)(() => 1); var kept = 0;|var f = \"text\";", "f()", "1")]
    [InlineData("int F(int n) => 1;|int F(string s) => 2;", "F(0)", "1")]
    [InlineData("int F(in int n) => 1;|int F(int n) => 2;", "var n = 0; F(in n)", "1")]
    [InlineData("int F<T>(int n) => 1;|int F(int n) => 2;", "F<string>(0)", "1")]
    [InlineData("int F<T>(int n) => 1; int F(int n) => 2;|int F(int n) => 3;", "F<string>(0)", "1")]
    [InlineData("int F<T>(T[] a) => 1;|int F(int[] a) => 2;", "F(new[] { \"\" })", "1")]
    public async Task What_is_not_hidden_whole_stays(string cells, string use, string expected)
    {
        await AllAsync(cells);
        Assert.Equal(expected, await ResultAsync(use));
    }

    [Theory]
    [InlineData("var n = 1;", "n", "var n = 2L;", "1", "2")]
    [InlineData("int F() => 1;", "F()", "int F() => 2;", "1", "2")]
    [InlineData("int F(long n) => 1;", "F(1)", "int F(int n) => 2;", "1", "2")]
    [InlineData("class C { public override string ToString() => \"one\"; }", "new C()", "class C { public override string ToString() => \"two\"; }", "one", "two")]
    [InlineData("class C { public const int N = 1; }", "C.N", "class C { public const int N = 2; }", "1", "2")]
    [InlineData("class C { public const int N = 1; }|using static C;", "N", "var N = 2;", "1", "2")]
    [InlineData("class C { public const int N = 1; }|using static C;", "N", "class C { public const int N = 2; }", "1", "1")]
    [InlineData("class A { public int N => 1; }|class B : A { }", "class D : B { public int M => N; } new D().M", "class B { public int N => 2; }", "1", "2")]
    [InlineData("class N : Attribute { public override string ToString() => \"one\"; }", "[N] class D { } $\"{typeof(D).GetCustomAttributes(false)[0]}\"", "class N : Attribute { public override string ToString() => \"two\"; }", "one", "two")]
    [InlineData("class NAttribute : Attribute { public override string ToString() => \"one\"; }", "[N] class D { } $\"{typeof(D).GetCustomAttributes(false)[0]}\"", "class NAttribute : Attribute { public override string ToString() => \"two\"; }", "one", "two")]
    [InlineData("using N = System.Int32;", "sizeof(N)", "using N = System.Int64;", "4", "8")]
    public async Task A_cell_that_is_run_again_follows_what_its_names_mean_since(string before, string cell, string between, string first, string second)
    {
        await AllAsync(before);
        Assert.Equal(first, await ResultAsync(cell));
        await AllAsync(between);
        Assert.Equal(second, await ResultAsync(cell));
    }

    [Fact]
    public async Task What_a_name_was_imported_from_can_be_declared_anew()
    {
        await ResultAsync("class Helper { public static int Answer() => 1; }");
        await ResultAsync("using static Helper;");
        Assert.Equal("1", await ResultAsync("Answer()"));
        await ResultAsync("class Helper { public static int Answer() => 2; }");
        Assert.Equal("1", await ResultAsync("Answer()"));
        await ResultAsync("using static Helper;");
        var fresh = await RunAsync("Answer() // compiled anew");
        var again = await RunAsync("Answer()");
        Assert.Equal(Text(fresh), Text(again));
    }

    [Fact]
    public async Task An_error_of_a_cell_that_is_run_again_names_the_present_run()
    {
        const string Cell = "int Fail(int n) => throw new Exception($\"no {n}\");\nFail(1)";
        await ErrorAsync(Cell);
        CellError error = await ErrorAsync(Cell);
        Assert.Equal(1, error.Line);
        Assert.Contains("  cell 2, line 1, in Fail", error.Traceback);
        CellError later = await ErrorAsync("var n = 2;\nFail(n)");
        Assert.Equal(2, later.Line);
        Assert.Contains("  cell 2, line 1, in Fail", later.Traceback);
        Assert.Contains("  cell 3, line 2", later.Traceback);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_shows_how_far_it_came()
    {
        const string Cell = "var turns = 0L; while (turns < wanted) turns++;";
        await ResultAsync("var wanted = 5L;");
        await ResultAsync(Cell);
        await ResultAsync("Func<long> seen = () => turns; wanted = long.MaxValue;");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.Equal("Interrupted", (await RunAsync(Cell, interrupt.Token)).Error?.Name);
        Assert.Equal("5 True", await ResultAsync("$\"{seen()} {turns > 5}\""));
        await ResultAsync("wanted = 7;");
        await ResultAsync(Cell);
        Assert.Equal("5 7", await ResultAsync("$\"{seen()} {turns}\""));
    }

    /// <summary>Runs what stands between the bars.</summary>
    private async Task AllAsync(string cells)
    {
        foreach (var cell in cells.Split('|'))
            await ResultAsync(cell);
    }

    private static int Loaded() => AppDomain.CurrentDomain.GetAssemblies().Count(CellCompiler.IsCell);

    private static string Text(CellOutcome outcome) => outcome.Error is { } error
        ? $"{error.Name} at {error.Line}: {(error.Name == "CompilationError" ? "" : error.Message)}"
        : $"{outcome.Result?.Text(MimeTypes.Plain)}";
}
