using System.Diagnostics;
using Course.Tests.Support;

namespace Course.Tests.Launcher;

/// <summary>The launcher in a course of the test's own, with a dotnet that only says what it was asked for.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Usual = """
        case $1 in
          --list-sdks) echo "10.0.401 [/usr/share/dotnet/sdk]" ;;
          build) mkdir -p "$(dirname "$TOOL")"; touch "$TOOL"; echo "build $*" >>"$CALLS" ;;
          *) shift; printf '[%s]' "$@" >>"$CALLS"; echo >>"$CALLS" ;;
        esac
        """;

    private readonly CourseFolder _course = new();

    public LauncherTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The launcher is a bash script.");
        File.Copy(Path.Combine(CourseFolder.Real.Root, "course"), Path.Combine(_course.Root, "course"));
        _course.File("Directory.Build.props", "");
        _course.File("global.json", "");
        WriteDotnet(Usual);
    }

    private string Tool => Path.Combine(_course.Root, "lib/Course/bin/system/Release/net10.0/Course.dll");

    private string[] Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    private string CallsFile => Path.Combine(_course.Root, "calls.txt");

    public void Dispose() => _course.Dispose();

    [Fact]
    public void The_first_start_builds_for_the_recorded_stack_and_the_second_does_not()
    {
        Record("system");

        (int code, _, string error) = Run("doctor");
        Run("doctor");

        Assert.Equal(0, code);
        Assert.Equal("building the course tool…", error.Trim());
        Assert.StartsWith($"build build {_course.Root}/lib/Course/Course.csproj -c Release -p:Stack=system", Calls[0]);
        Assert.Equal(["[doctor]", "[doctor]"], Calls[1..]);
    }

    [Theory]
    [InlineData("lib/ResNets/Block.cs", true)]
    [InlineData("lib/ResNets/New.cs", true)]
    [InlineData("Directory.Build.props", true)]
    [InlineData("environment.json", true)]
    [InlineData("lib/ResNets/bin/system/Generated.cs", false)]
    [InlineData("lib/ResNets/obj/system/Generated.cs", false)]
    [InlineData("notebooks/00-start-here.ipynb", false)]
    public void Only_a_newer_source_is_built_again(string file, bool builds)
    {
        Record("system");
        Run("doctor");
        File.SetLastWriteTimeUtc(Path.Combine(_course.Root, ".course/tool.system.stamp"), DateTime.UtcNow.AddMinutes(-1));
        foreach (string old in Directory.EnumerateFiles(_course.Root, "*", SearchOption.AllDirectories))
        {
            if (!old.EndsWith(".stamp", StringComparison.Ordinal))
            {
                File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));
            }
        }

        _course.File(file, "");
        Run("doctor");

        Assert.Equal(builds ? 2 : 1, Calls.Count(call => call.StartsWith("build ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Arguments_are_handed_on_as_they_are()
    {
        Record("system");

        Run("train", "a b", "", "*", "$HOME");

        Assert.Equal("[train][a b][][*][$HOME]", Calls[^1]);
    }

    [Fact]
    public void A_link_from_another_folder_finds_the_course()
    {
        Record("system");
        Directory.CreateDirectory(Path.Combine(_course.Root, "elsewhere"));
        string link = Path.Combine(_course.Root, "elsewhere", "my-course");
        File.CreateSymbolicLink(link, "../course");

        (int code, _, _) = Run(link, "doctor");

        Assert.Equal(0, code);
        Assert.Equal("[doctor]", Calls[^1]);
    }

    [Theory]
    [InlineData("8.0.408 [/usr/share/dotnet/sdk]", ".NET SDK 8 is installed and 10 or later is needed")]
    [InlineData("", "dotnet is installed without an SDK")]
    public void An_sdk_that_is_too_old_is_named(string sdks, string expected)
    {
        Record("system");
        WriteDotnet($"echo '{sdks}'");

        (int code, _, string error) = Run("doctor");

        Assert.Equal(1, code);
        Assert.StartsWith("course: " + expected, error);
    }

    [Fact]
    public void A_build_that_fails_shows_its_errors_and_the_next_start_builds_again()
    {
        Record("system");
        WriteDotnet("""
            case $1 in
              --list-sdks) echo "10.0.401 [x]" ;;
              build) echo "Block.cs(1,1): error CS0001: broken"; exit 1 ;;
            esac
            """);

        (int code, _, string error) = Run("doctor");
        WriteDotnet(Usual);
        Run("doctor");

        Assert.Equal(1, code);
        Assert.Contains("Block.cs(1,1): error CS0001: broken", error);
        Assert.Contains("course: the course tool does not build; all of the build's output is in", error);
        Assert.StartsWith("build ", Calls[0]);
    }

    [Fact]
    public void Without_a_home_folder_one_in_the_course_is_used()
    {
        Record("system");
        WriteDotnet("""
            case $1 in
              --list-sdks) echo "10.0.401 [x]" ;;
              build) mkdir -p "$(dirname "$TOOL")"; touch "$TOOL" ;;
              *) echo "$HOME" >>"$CALLS" ;;
            esac
            """);

        Run(Path.Combine(_course.Root, "course"), "doctor", home: null);

        Assert.Equal(Path.Combine(_course.Root, ".course/home"), Calls[^1]);
    }

    [Fact]
    public void A_libtorch_of_ones_own_chooses_the_system_stack()
    {
        Run(Path.Combine(_course.Root, "course"), "doctor", torch: "/opt/torch");

        Assert.Equal(StackChoice.System, StackRecord.Read(_course.Repository));
    }

    [Fact]
    public void A_record_that_names_no_stack_is_an_error()
    {
        Record("cuda");

        (int code, _, string error) = Run("doctor");

        Assert.Equal(1, code);
        Assert.Contains("stack.props names no stack; delete it and try again.", error);
    }

    private void Record(string stack) => _course.File(".course/stack.props", $"<Project><Stack>{stack}</Stack></Project>");

    private void WriteDotnet(string body)
    {
        string path = _course.File("sdk/dotnet", "#!/usr/bin/env bash\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private (int Code, string Output, string Error) Run(params string[] args) =>
        Run(Path.Combine(_course.Root, "course"), args, "/tmp", torch: null);

    private (int Code, string Output, string Error) Run(string script, string arg, string? home = "/tmp", string? torch = null) =>
        Run(script, [arg], home, torch);

    private (int Code, string Output, string Error) Run(string script, string[] args, string? home, string? torch)
    {
        var start = new ProcessStartInfo("bash", [script, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["DOTNET_ROOT"] = Path.Combine(_course.Root, "sdk");
        start.Environment["TOOL"] = Tool;
        start.Environment["CALLS"] = CallsFile;
        start.Environment["HOME"] = home;
        start.Environment["TORCH_DIR"] = torch;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error);
    }
}
