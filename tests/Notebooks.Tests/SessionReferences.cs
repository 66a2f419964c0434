using Notebooks.Kernel;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public class SessionReferences : SessionTest
{
    private string Library => Path.Combine(Folder, "bin");

    [Fact]
    public async Task A_dll_is_referenced_relative_to_the_notebook_and_finds_its_dependencies()
    {
        BuildPair();
        Assert.Equal("42", await ResultAsync("#r \"bin/Upper.dll\"\nusing Upper;\nnew Top().Answer()"));
        Assert.Equal("42", await ResultAsync("new Top().Part.Value"));
    }

    [Fact]
    public async Task A_dependency_is_visible_only_once_it_is_referenced()
    {
        BuildPair();
        await ResultAsync("#r \"bin/Upper.dll\"\nvar part = new Upper.Top().Part;");
        Assert.Contains("CS0103", (await ErrorAsync("Lower.Shared.Create()")).Message, StringComparison.Ordinal);
        Assert.Equal("True", await ResultAsync("#r \"bin/Lower.dll\"\nLower.Shared.Create().GetType() == part.GetType()"));
    }

    [Fact]
    public async Task Several_references_share_one_copy_of_each_assembly()
    {
        BuildPair();
        await ResultAsync("#r \"bin/Lower.dll\"\n#r \"bin/Upper.dll\"");
        await ResultAsync("#r \"bin/Upper.dll\"\nLower.Shared part = new Upper.Top().Part;");
        Assert.Equal("1", await ResultAsync("AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == \"Lower\" && a.Location.StartsWith(" +
            $"@\"{TempRoot}\"))"));
    }

    [Fact]
    public async Task An_assembly_is_loaded_from_a_private_copy_with_the_files_beside_it()
    {
        BuildPair();
        await File.WriteAllTextAsync(Path.Combine(Library, "data.txt"), "beside", TestContext.Current.CancellationToken);
        var folder = await ResultAsync("#r \"bin/Upper.dll\"\nSystem.IO.Path.GetDirectoryName(typeof(Upper.Top).Assembly.Location)");
        Assert.StartsWith(TempRoot, folder, StringComparison.Ordinal);
        Assert.Equal("beside", await File.ReadAllTextAsync(Path.Combine(folder!, "data.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_library_can_be_rebuilt_while_it_is_loaded_and_the_reader_is_told()
    {
        BuildPair();
        await ResultAsync("#r \"bin/Lower.dll\"\nvar first = Lower.Shared.Create().Value;");
        TestLibrary.Build(Library, "Lower", "namespace Lower; public class Shared { public int Value => 7; public static Shared Create() => new(); }");
        File.SetLastWriteTimeUtc(Path.Combine(Library, "Lower.dll"), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("42", await ResultAsync("#r \"bin/Lower.dll\"\nLower.Shared.Create().Value"));
        Assert.Contains("Lower.dll has been rebuilt since this kernel loaded it; restart the kernel", Output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_is_told_of_a_rebuilt_library_where_the_cell_asks_for_what_is_new_in_it()
    {
        BuildPair();
        await ResultAsync("#r \"bin/Lower.dll\"\nvar first = Lower.Shared.Create().Value;");
        TestLibrary.Build(Library, "Lower", "namespace Lower; public class Added { public static int Value => 7; }");
        File.SetLastWriteTimeUtc(Path.Combine(Library, "Lower.dll"), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal("CompilationError", (await ErrorAsync("#r \"bin/Lower.dll\"\nLower.Added.Value")).Name);
        Assert.Contains("Lower.dll has been rebuilt since this kernel loaded it; restart the kernel", Output.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"bin/Missing.dll\"", "bin/Missing.dll, which does not exist")]
    [InlineData("#r \"nuget: Humanizer, 2.14.1\"", "asks for a NuGet package, which this kernel does not download")]
    [InlineData("var a = 1;\n#r \"bin/Lower.dll\"", "CS7009")]
    public async Task A_reference_that_cannot_be_had_is_an_error_that_says_why(string code, string expected)
    {
        CellError error = await ErrorAsync(code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Line);
    }

    [Fact]
    public async Task Native_libraries_beside_the_dll_are_found()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library is the C library of Linux under another name.");
        Directory.CreateDirectory(Library);
        File.Copy("/lib/x86_64-linux-gnu/libm.so.6", Path.Combine(Library, "libbeside.so"));
        TestLibrary.Build(Library, "Native", """
            using System.Runtime.InteropServices;
            public static class Native { [DllImport("beside", EntryPoint = "fabs")] public static extern double Size(double x); }
            """);
        Assert.Equal("3", await ResultAsync("#r \"bin/Native.dll\"\nNative.Size(-3)"));
    }

    [Fact]
    public void What_crashed_kernels_left_behind_is_deleted_and_what_runs_is_kept()
    {
        var root = Path.Combine(Folder, "others");
        using var alive = KernelTempFolder.Create(root);
        Directory.CreateDirectory(Path.Combine(root, "1-crashed"));
        File.WriteAllText(Path.Combine(root, "1-crashed.lock"), "");
        using var next = KernelTempFolder.Create(root);
        Assert.True(Directory.Exists(alive.Path));
        Assert.False(Directory.Exists(Path.Combine(root, "1-crashed")));
        Assert.False(File.Exists(Path.Combine(root, "1-crashed.lock")));
    }

    private void BuildPair()
    {
        var lower = TestLibrary.Build(Library, "Lower", "namespace Lower; public class Shared { public int Value => 42; public static Shared Create() => new(); }");
        TestLibrary.Build(Library, "Upper", "namespace Upper; public class Top { public Lower.Shared Part { get; } = new(); public int Answer() => Part.Value; }", lower);
    }

    [Fact]
    public async Task A_cell_that_is_compiled_while_the_compiler_warms_up_leaves_every_name_with_one_meaning()
    {
        for (var round = 0; round < 8; round++)
        {
            // What the compiler keeps of the runtime's assemblies is made anew by whoever comes first.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            using var session = new CSharpSession(Folder, Path.Combine(TempRoot, $"{round}"), beforeLeaving: TimeSpan.FromMinutes(5));
            session.WarmUp();
            foreach (var code in new[] { "Console.Write(\"\")", "var a = 1;", "var shown = display(a);", "display(a + 1);" })
                Assert.Null((await session.ExecuteAsync(code, Output, CancellationToken.None)).Error);
        }
    }
}
