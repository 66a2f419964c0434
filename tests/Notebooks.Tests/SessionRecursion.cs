using Notebooks.Kernel;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

/// <summary>A recursion without end is an error of its cell, whatever kind of function it goes through.</summary>
public sealed class SessionRecursion : SessionTest
{
    [Theory]
    [InlineData("int Down(int n) { return Down(n + 1) + 1; } Down(0)")]
    [InlineData("int Down(int n) => Down(n + 1) + 1; Down(0)")]
    [InlineData("void Down(int n) => Down(n + 1); Down(0);")]
    [InlineData("{ int Local(int n) => Local(n + 1) + 1; Local(0); }")]
    [InlineData("int Even(int n) => Odd(n + 1) + 1; int Odd(int n) => Even(n + 1) + 1; Even(0)")]
    [InlineData("class Loop { public int Self => Self + 1; } new Loop().Self")]
    [InlineData("class Loop { public int Self { get => Self + 1; set => Self = value; } } new Loop().Self = 1;")]
    [InlineData("class Loop { public int this[int n] => this[n + 1] + 1; } new Loop()[0]")]
    [InlineData("class Loop { public Loop() => new Loop(); } new Loop();")]
    [InlineData("class Loop { public static Loop operator -(Loop a) => -a; } var negative = -new Loop();")]
    [InlineData("class Loop { public static implicit operator int(Loop a) => a; } int number = new Loop();")]
    [InlineData("Func<int, int> f = null; f = n => f(n + 1) + 1; f(0)")]
    [InlineData("Action<int> f = null; f = n => f(n + 1); f(0);")]
    [InlineData("Action<int> f = null; f = (n) => { f(n + 1); }; f(0);")]
    [InlineData("Action<int> f = null; f = delegate (int n) { f(n + 1); }; f(0);")]
    [InlineData("Func<int, Task> f = null; f = async n => await f(n + 1); await f(0);")]
    [InlineData("Func<int, Task<int>> f = null; f = async n => await f(n + 1) + 1; await f(0)")]
    [InlineData("class Loop { Loop inner = new Loop(); } new Loop();")]
    [InlineData("class Loop { Loop inner = new(); } new Loop();")]
    [InlineData("class Loop { public Loop Inner { get; } = new Loop { }; } new Loop();")]
    [InlineData("class Loop { List<Loop> inner = [new Loop()]; } new Loop();")]
    [InlineData("record Loop(int N) { public Loop Next { get; } = new Loop(N + 1); } new Loop(0);")]
    [InlineData("class Base { public Base(object o) { } } class Loop : Base { public Loop() : base(new Loop()) { } } new Loop();")]
    [InlineData("class Base { public Base(object o) { } } class Loop() : Base(new Loop()) { } new Loop();")]
    [InlineData("Func<int, int> Keep(Func<int, int> g) { return g; } Func<int, int> f = Keep(n => f(n + 1) + 1); f(0)")]
    [InlineData("Func<int, int> Keep(Func<int, int> g) { return g; } Func<int, int> f = null; f = Keep(n => f(n + 1) + 1); f(0)")]
    [InlineData("var all = new List<Func<int, int>>(); all.Add(n => all[0](n + 1) + 1); all[0](0)")]
    [InlineData("async Task Down(int n) => await Down(n + 1); await Down(0);")]
    public async Task Without_end_it_is_an_error_that_can_be_read(string code)
    {
        CellError error = await ErrorAsync(code);
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.InRange(error.Traceback.Length, 1, 100);
        Assert.Contains(error.Traceback, line => line.Contains("more calls", StringComparison.Ordinal));
        Assert.Equal(1, error.Line);
        Assert.Equal("4", await ResultAsync("2 + 2"));
    }

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = n => n + 1; e.Compile()(41)", "42")]
    [InlineData("var numbers = new[] { 1, 2 }; ref int First() => ref numbers[0]; First() = 42; numbers[0]", "42")]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b; add(40)(2)", "42")]
    [InlineData("class Pair { object a = new object(), b = new List<int> { 1 }; byte c = 41; public int Sum() => c + ((List<int>)b)[0]; } new Pair().Sum()", "42")]
    [InlineData("class Pair { List<int> a = new() { 42 }; public (int, int)? B { get; } = new(1, 2); static Pair s = new(); public int A => a[0] * B.Value.Item1; } new Pair().A", "42")]
    [InlineData("var all = new List<int> { 40, 2 }; all.Select(n => n + all.Count - 2).Sum()", "42")]
    [InlineData("new[] { 40, 2 }.AsQueryable().Where(x => x > 1).Select(x => x + 0).Sum()", "42")]
    [InlineData("int Body(System.Linq.Expressions.Expression<Func<int, int>> e) { return e.Body.NodeType == System.Linq.Expressions.ExpressionType.Add ? 42 : 0; } Body(x => x + 1)", "42")]
    [InlineData("var sum = 0; new List<int> { 40, 2 }.ForEach(x => sum += x); Array.ForEach(new[] { 1 }, x => sum.ToString()); sum", "42")]
    [InlineData("await Task.Run(() => 42)", "42")]
    [InlineData("var done = 0; await Task.Run(async () => await Task.Yield()); await Task.Run(() => { done = 42; }); done", "42")]
    [InlineData("new[] { 1 }.Select(x => (Func<int, int>)(y => x + y)).First()(41)", "42")]
    [InlineData("new[] { 41 }.Select(x => new { Next = x + 1 }).Select(x => x.Next).Single()", "42")]
    [InlineData("string.Concat(new[] { 4, 2 }.Select(x => x switch { 4 => \"4\", 2 => \"2\", _ => throw new Exception() }))", "42")]
    [InlineData("try { new[] { 1 }.Select<int, int>(x => throw new Exception(\"no\")).ToArray(); } catch (Exception e) { Console.Write(e.Message); } 42", "42")]
    [InlineData("var add = (int a, int b) => a + b; add(40, 2)", "42")]
    [InlineData("Func<int> no = () => throw new Exception(\"no\"); try { no(); } catch (Exception e) { Console.Write(e.Message); } 42", "42")]
    [InlineData("int Depth(int n) => n == 0 ? 0 : Depth(n - 1) + 1; Depth(50_000)", "50000")]
    public async Task Functions_mean_what_they_meant(string code, string expected) => Assert.Equal(expected, await ResultAsync(code));

    [Fact]
    public async Task A_cell_that_loads_a_script_has_functions_too()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "twice.csx"), "int Twice(int n) => 2 * n;", TestContext.Current.CancellationToken);
        Assert.Equal("42", await ResultAsync("#load \"twice.csx\"\nFunc<int, int> half = n => n / 2; half(Twice(Twice(21)))"));
    }
}
