using Notebooks.Documents;
using Notebooks.Kernel;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public class SessionBasics : SessionTest
{
    [Fact]
    public async Task Later_cells_see_variables_functions_types_and_usings_of_earlier_ones()
    {
        await ResultAsync("using System.IO; var x = 40; int Add(int a, int b) => a + b; record Point(int X, int Y);");
        Assert.Equal("42", await ResultAsync("Add(x, 2)"));
        Assert.Equal("7", await ResultAsync("x = 3; new Point(x, 4) is var p ? p.X + p.Y : 0"));
        Assert.Equal("b", await ResultAsync("Path.GetFileName(\"a/b\")"));
        Assert.Equal("3", await ResultAsync("x"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("Math.Max(1, 2);", null)]
    [InlineData("string s = null; s", null)]
    [InlineData("Console.Write(\"\")", null)]
    [InlineData("await Task.FromResult(5)", "5")]
    [InlineData("await Task.Delay(1); new[] { 1, 2, 3 }.Sum()", "6")]
    [InlineData("string? t = \"nullable marks are no errors\"; t.Length", "28")]
    [InlineData("", null)]
    [InlineData("// nothing but a comment", null)]
    [InlineData("2.5", "2.5")]
    [InlineData("17\n% 5", "2")]
    [InlineData("\"text\"", "text")]
    public async Task The_last_expression_without_semicolon_is_the_result(string code, string? expected) =>
        Assert.Equal(expected, await ResultAsync(code));

    [Fact]
    public async Task A_redeclared_variable_replaces_the_earlier_one()
    {
        await ResultAsync("var v = 1;");
        await ResultAsync("var v = \"one\";");
        Assert.Equal("one", await ResultAsync("v"));
    }

    [Fact]
    public async Task Overloads_in_several_cells_run_where_they_use_nothing_of_a_cell()
    {
        await ResultAsync("int k = 5; string Twice(int a) => $\"{2 * a}\"; static int Half(int a) => a / 2;");
        await ResultAsync("string u = \"cm\"; string Twice(string s) => s + s + u; string Half(string s) => s[..(s.Length / 2)] + u;");
        Assert.Equal("6", await ResultAsync("Twice(3)"));
        Assert.Equal("3", await ResultAsync("Half(6)"));
        Assert.Equal("ababcm", await ResultAsync("Twice(\"ab\")"));
    }

    [Theory]
    [InlineData("Times(2)")]
    [InlineData("Func<int, int> f = Times;")]
    [InlineData("int Later() => Times(2);")]
    [InlineData("new[] { 2 }.Select(a => Times(a))")]
    public async Task An_overload_that_would_run_on_the_variables_of_a_later_cell_is_an_error(string call)
    {
        await ResultAsync("int factor = 5; int Times(int a) => a * factor; T Times<T>(T a, T b) => factor > 0 ? a : b;");
        await ResultAsync("string unit = \"cm\"; string Times(string s) => s + unit;");
        CellError error = await ErrorAsync(call);
        Assert.Contains("CELL0001 'int Times(int a)' uses what cells have declared", error.Message, StringComparison.Ordinal);
        Assert.Equal("1 cm", await ResultAsync("Times(\"1 \")"));
        Assert.Equal("3", await ResultAsync("Times<int>(3, 4)"));
        await ResultAsync("int Times(int a) => a * factor; string Times(string s) => s + unit;");
        await ResultAsync(call);
        Assert.Equal("10", await ResultAsync("Times(2)"));
        Assert.Contains("CELL0001", (await ErrorAsync("double Times(double a) => a; Times(2)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocking_on_a_task_that_awaits_does_not_deadlock()
    {
        await ResultAsync("async Task<int> Slow() { await Task.Delay(5); await Task.Yield(); return 9; }");
        Assert.Equal("9", await ResultAsync("Slow().Result"));
        Assert.Equal("9", await ResultAsync("await Task.Yield(); Slow().GetAwaiter().GetResult()"));
    }

    [Fact]
    public async Task Compile_errors_name_line_and_column_and_leave_the_session_as_it_was()
    {
        await ResultAsync("var kept = 1;");
        CellError error = await ErrorAsync("var fresh = 2;\nint y = undefined + 1;");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("int y = undefined + 1;", error.SourceLine);
        Assert.Contains("line 2, column 9: CS0103", error.Message, StringComparison.Ordinal);
        Assert.Contains("      |         ^^^^^^^^^", error.Traceback[2], StringComparison.Ordinal);
        Assert.Equal("CompilationError", (await ErrorAsync("fresh")).Name);
        Assert.Equal("1", await ResultAsync("kept"));
    }

    [Fact]
    public async Task A_runtime_error_names_the_line_and_what_ran_before_it_stays()
    {
        CellError error = await ErrorAsync("var before = 5;\nvar zero = before - 5;\nvar never = 1 / zero;\nbefore = 6;");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal(3, error.Line);
        Assert.Equal("var never = 1 / zero;", error.SourceLine);
        Assert.Equal("5", await ResultAsync("before"));
    }

    [Fact]
    public async Task A_traceback_keeps_user_frames_of_all_cells_and_folds_libraries()
    {
        await ResultAsync("int Inner(int[] xs)\n{\n    return xs.Select(x => 10 / x).Sum();\n}");
        CellError error = await ErrorAsync("int Outer() =>\n    Inner(new[] { 1, 0 });\n\nvar r = Outer();");
        var report = string.Join('\n', error.Traceback);
        Assert.Contains("cell 1, line 3, in a lambda", report, StringComparison.Ordinal);
        Assert.Contains("cell 1, line 3, in Inner", report, StringComparison.Ordinal);
        Assert.Contains("cell 2, line 2, in Outer", report, StringComparison.Ordinal);
        Assert.Contains("→     4 | var r = Outer();", report, StringComparison.Ordinal);
        Assert.Contains("… System.Linq", report, StringComparison.Ordinal);
        Assert.DoesNotContain("ControlledExecution", report, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Traceback, line => line.StartsWith("  cell", StringComparison.Ordinal) && line.Contains("MoveNext", StringComparison.Ordinal));
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task Errors_after_an_await_have_their_line_too()
    {
        CellError error = await ErrorAsync("await Task.Delay(1);\nawait Task.Run(() => { });\nthrow new InvalidOperationException(\"late\");");
        Assert.Equal(("InvalidOperationException", "late", 3), (error.Name, error.Message, error.Line));
    }

    [Fact]
    public async Task Console_output_arrives_from_all_threads()
    {
        await ResultAsync("""
            Console.Write("a");
            Console.WriteLine("b");
            Console.Error.WriteLine("e");
            var t = new System.Threading.Thread(() => Console.Write("thread "));
            t.Start(); t.Join();
            await Task.Run(() => Console.Write("pool"));
            """);
        Assert.Equal($"ab{Environment.NewLine}thread pool", Output.Stdout);
        Assert.Equal($"e{Environment.NewLine}", Output.Stderr);
    }

    [Fact]
    public async Task Interrupting_an_endless_loop_keeps_the_state()
    {
        await ResultAsync("var state = 1;");
        using var interrupt = new CancellationTokenSource();
        Task<CellOutcome> cell = RunAsync("state = 2; var started = true; Console.Write(\"go\"); while (true) { }", interrupt.Token);
        await UntilAsync(() => Output.Stdout == "go");
        interrupt.CancelAfter(1);
        Assert.Equal("Interrupted", (await cell).Error?.Name);
        Assert.Equal("2", await ResultAsync("state"));
        Assert.Equal("True", await ResultAsync("started"));
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("async Task Spin() { await Task.Delay(1); while (true) { } } Spin().Wait();")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(5); } catch { } }")]
    [InlineData("while (true) Console.WriteLine(\"flood\");")]
    [InlineData("while (true) { try { int.Parse(\"x\"); } catch (FormatException) { } }")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("for (;;) ;")]
    [InlineData("do { } while (true);")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; } foreach (var one in Ones()) foreach (var (a, b) in new[] { (1, 2) }) { }")]
    [InlineData("again: goto again;")]
    [InlineData("{ var n = 0; switch (n) { case 0: n++; goto case 1; case 1: n--; goto case 0; } }")]
    [InlineData("{ var n = 0; again: n++; if (n >= 0 || n < 0) goto again; }")]
    [InlineData("foreach (var one in Enumerable.Repeat(1, int.MaxValue)) Enumerable.Range(0, int.MaxValue).Count(x => x == -1);")]
    [InlineData("foreach (var one in Enumerable.Repeat(1, int.MaxValue)) Enumerable.Repeat(1, int.MaxValue).Select((x, i) => x + i % 2).Any(x => x == -1);")]
    [InlineData("Parallel.For(0, int.MaxValue, i => System.Threading.Thread.Sleep(100));")]
    public async Task Everything_managed_can_be_interrupted(string endless)
    {
        using var interrupt = new CancellationTokenSource();
        Task<CellOutcome> cell = RunAsync("Console.Error.Write(\"go\"); " + endless, interrupt.Token);
        await UntilAsync(() => Output.Stderr == "go");
        interrupt.CancelAfter(20);
        Assert.Equal("Interrupted", (await cell).Error?.Name);
        Assert.Equal("4", await ResultAsync("2 + 2"));
    }

    [Theory]
    [InlineData("try { BODY } finally { log = 1; Mark(2); for (var i = 0; i < 2; i++) log = log * 10 + 3; try { } finally { Mark(4); } Console.Write(\"end\"); }", "12334", "goend")]
    [InlineData("using (new Owner()) { BODY }", "5", "go")]
    [InlineData("foreach (var i in Endless()) { }", "6", "go")]
    [InlineData("void Inner() { try { BODY } finally { log = 7; } } try { Inner(); } finally { Mark(8); }", "78", "go")]
    public async Task An_interrupted_cell_runs_its_finally_blocks_and_disposes_of_what_it_uses(string code, string expected, string printed)
    {
        const string Body = "Console.Write(\"go\"); while (true) { }";
        await ResultAsync(
            "static int log = 0; static void Mark(int n) => log = log * 10 + n;\n"
            + "class Owner : IDisposable { public void Dispose() => Mark(5); }\n"
            + "IEnumerable<int> Endless() { try { yield return 0; BODY } finally { log = 6; } }".Replace("BODY", Body, StringComparison.Ordinal));
        using var interrupt = new CancellationTokenSource();
        Task<CellOutcome> cell = RunAsync(code.Replace("BODY", Body, StringComparison.Ordinal), interrupt.Token);
        await UntilAsync(() => Output.Stdout == "go");
        await interrupt.CancelAsync();
        Assert.Equal("The cell was interrupted.", (await cell).Error?.Message);
        Assert.Equal(expected, await ResultAsync("log"));
        Assert.Equal(printed, Output.Stdout);
    }

    [Fact]
    public async Task A_finally_block_without_end_is_left_behind_and_ends_while_other_cells_run()
    {
        using var session = new CSharpSession(Folder, Path.Combine(TempRoot, "own"), beforeLeaving: TimeSpan.FromMilliseconds(100));
        await session.ExecuteAsync("static long turns = 0;", Output, CancellationToken.None);
        using var interrupt = new CancellationTokenSource();
        Task<CellOutcome> cell = session.ExecuteAsync(
            "try { Console.Write(\"go\"); while (true) { } } finally { while (true) turns++; }", Output, interrupt.Token);
        await UntilAsync(() => Output.Stdout == "go");
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await cell).Error?.Name);
        CellOutcome ended = await session.ExecuteAsync(
            "for (var i = 0; i < 500; i++) { var before = turns; await Task.Delay(20); if (turns == before) return \"ended\"; }", Output, CancellationToken.None);
        Assert.Equal("ended", ended.Result?.Text(MimeTypes.Plain));
    }

    [Fact]
    public async Task What_an_interrupted_cell_was_waiting_for_does_not_go_on()
    {
        await ResultAsync("var gate = new TaskCompletionSource(); var reached = false;");
        using var interrupt = new CancellationTokenSource();
        Task<CellOutcome> cell = RunAsync("Console.Error.Write(\"go\"); await gate.Task; reached = true;", interrupt.Token);
        await UntilAsync(() => Output.Stderr == "go");
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted", (await cell).Error?.Name);
        Assert.Equal("False", await ResultAsync("gate.SetResult(); await Task.Delay(20); reached"));
    }

    [Theory]
    [InlineData("1;\n#!foo", "cell 1, line 2: UnknownCommand: Line 2 holds '#!foo'", "  →     2 | #!foo")]
    [InlineData("\n%%python\nprint(1)", "cell 1, line 2: UnknownCommand: Line 2 holds '%%python'", "  →     2 | %%python")]
    [InlineData("#!import x.ipynb", "cell 1, line 1: UnknownCommand: Line 1 holds '#!import x.ipynb', which this kernel does not know; run a C# script", "  →     1 | #!import x.ipynb")]
    [InlineData(" #i \"nuget:x\"", "cell 1, line 1: UnknownCommand: Line 1 holds '#i \"nuget:x\"', a source of NuGet packages", "  →     1 |  #i \"nuget:x\"")]
    [InlineData("#r \"nope.dll\"", "cell 1, line 1: ReferenceError: '#r \"nope.dll\"' names", "  →     1 | #r \"nope.dll\"")]
    public async Task Every_error_has_a_traceback(string code, string first, string second)
    {
        CellError error = await ErrorAsync(code);
        Assert.StartsWith(first, error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal(second, error.Traceback[1]);
    }

    [Fact]
    public async Task Commands_may_be_indented_and_unknown_ones_may_stand_in_strings()
    {
        Assert.Equal("2", await ResultAsync("  #!time\n1 + 1"));
        Assert.StartsWith("Wall time", Output.Displays.Single().Data.Text(MimeTypes.Plain), StringComparison.Ordinal);
        Assert.Equal("#!/bin/sh", await ResultAsync("\"\"\"\n    #!/bin/sh\n    \"\"\""));
    }

    [Fact]
    public async Task Checks_in_loops_change_neither_lines_nor_columns_of_errors()
    {
        CellError error = await ErrorAsync("for (var i = 0; i < 3; i++)\n    if (i == 2)\n        throw new Exception(\"x\");");
        Assert.Equal(3, error.Line);
        error = await ErrorAsync("while (true) { int y = undefined; }");
        Assert.Contains("line 1, column 24: CS0103", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_loaded_from_the_notebooks_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "tools.csx"), "int Twice(int x) => 2 * x;\nint Fail() =>\n    throw new Exception(\"in script\");", TestContext.Current.CancellationToken);
        Assert.Equal("8", await ResultAsync("#load \"tools.csx\"\nTwice(4)"));
        CellError error = await ErrorAsync("var a = 1;\nFail();");
        Assert.Equal(2, error.Line);
        Assert.Contains("tools.csx, line 3, in Fail", string.Join('\n', error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_shows_now_and_update_replaces()
    {
        await ResultAsync("""
            var d = display("one");
            d.Update("two");
            var e = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.Display(HTML("<b>x</b>"));
            "three".Display();
            "<i>y</i>".DisplayAs("text/html");
            display(null);
            """);
        Assert.Equal(["display", "update", "display", "display", "display", "display"], Output.Displays.Select(d => d.Kind));
        Assert.Equal(["one", "two", "x", "three", "(text/html)", "null"], Output.Displays.Select(d => d.Data.Text(MimeTypes.Plain)));
        Assert.Equal("<b>x</b>", Output.Displays.ElementAt(2).Data.Text(MimeTypes.Html));
        Assert.Equal(Output.Displays.ElementAt(0).Id, Output.Displays.ElementAt(1).Id);
    }

    [Theory]
    [InlineData("display(40 + 2)")]
    [InlineData("(40 + 2).Display()")]
    [InlineData("\"42\".DisplayAs(\"text/html\")")]
    [InlineData("var handle = display(40 + 2); handle")]
    public async Task A_cell_that_ends_in_a_handle_shows_its_value_once(string code)
    {
        CellOutcome outcome = await RunAsync(code);

        Assert.Null(outcome.Error);
        Assert.Null(outcome.Result);
        Assert.Single(Output.Displays);
    }

    [Fact]
    public async Task Commands_switch_the_language_and_keep_line_numbers()
    {
        CellError error = await ErrorAsync("#!markdown\n# Title\n#!html\n<b>bold</b>\n#!csharp\nint x = 1;\n#!time\nthrow new Exception();");
        Assert.Equal(8, error.Line);
        Assert.Equal("# Title", Output.Displays.ElementAt(0).Data.Text(MimeTypes.Markdown));
        Assert.Equal("<b>bold</b>", Output.Displays.ElementAt(1).Data.Text(MimeTypes.Html));
        Assert.Equal("5", await ResultAsync("#!time\nx + 4"));
        Assert.StartsWith("Wall time: ", Output.Displays.Last().Data.Text(MimeTypes.Plain), StringComparison.Ordinal);
        Assert.Contains("'#!fsharp'", (await ErrorAsync("1\n#!fsharp\nlet x = 1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_of_a_cell_shows_its_value_where_it_came_up()
    {
        CellOutcome mixed = await RunAsync("3 + 4\n#!html\n<i>z</i>\n#!csharp\n5 * 5\n#!csharp\nvar x = 1;\n#!markdown\n*m*");
        Assert.Null(mixed.Error);
        Assert.Null(mixed.Result);
        Assert.Equal(["7", "z", "25", "*m*"], Output.Displays.Select(shown => shown.Data.Text(MimeTypes.Plain)));

        Assert.Equal("2", await ResultAsync("x\n#!csharp\nx + 1"));
        Assert.Equal("1", Output.Displays.Last().Data.Text(MimeTypes.Plain));
        await ErrorAsync("x + 2\n#!csharp\nthrow new Exception();");
        Assert.Equal("3", Output.Displays.Last().Data.Text(MimeTypes.Plain));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_variable_that_is_declared_anew_lets_its_value_go()
    {
        await ResultAsync("var data = new byte[1000]; var kept = new WeakReference(data);");
        await ResultAsync("var data = new byte[1];");
        Assert.Equal("False", await ResultAsync("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect(); kept.IsAlive"));
    }

    [Theory]
    [InlineData("string name = \"old\"; string Name() => name;", "Name()")]
    [InlineData("string name = \"old\"; Func<string> f = () => name;", "f()")]
    [InlineData("string name = \"old\"; class Owner { } var lazy = Enumerable.Range(0, 1).Select(_ => name);", "lazy.First()")]
    [InlineData("string name = \"old\"; var lazy = from i in new[] { 1 } select name;", "lazy.First()")]
    [InlineData("string name = \"old\";\u0001string Name() { return name; }", "Name()")]
    [InlineData("string name = \"old\"; var other = name;", "other")]
    public async Task What_saw_the_old_variable_goes_on_to_see_it(string before, string look)
    {
        foreach (var cell in before.Split('\u0001'))
            await ResultAsync(cell);
        await ResultAsync("string name = \"new\";");
        Assert.Equal("old", await ResultAsync(look));
        Assert.Equal("new", await ResultAsync("name"));
    }
}
