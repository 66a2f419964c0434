using System.CommandLine;
using Course.Commands;
using Course.Tests.Support;
using ResNets.Blocks;

namespace Course.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CourseFolder _course = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose() => _course.Dispose();

    [Theory]
    [InlineData("There is no command 'tset'; there are ", "did you mean 'test'?", "tset")]
    [InlineData("There is no command 'fly'; there are ", "see ./course --help", "fly")]
    [InlineData("Argument 'cuda' not recognized. Must be one of:", "see ./course setup --help", "setup", "--stack", "cuda")]
    [InlineData("Unrecognized command or argument '--dry'", "see ./course setup --help", "setup", "--dry")]
    [InlineData("Argument 'slow' not recognized. Must be one of:", "see ./course run --help", "run", "--budget", "slow")]
    [InlineData("--cell-limit is '0'; it has to be above 0", "see ./course run --help", "run", "--cell-limit", "0")]
    [InlineData("--cell-limit is 'NaN'; it has to be above 0", "see ./course run --help", "run", "--cell-limit", "NaN")]
    [InlineData("--cell-limit is 'long'; it has to be a number such as 0.1; ", "see ./course run --help", "run", "--cell-limit", "long")]
    [InlineData("--iterations is 'many'; it has to be a whole number; ", "see ./course train --help", "train", "resnet-20", "--iterations", "many")]
    [InlineData("./course bench needs to know what: train, ops", "see ./course bench --help", "bench")]
    [InlineData("There is no command 'trian'; there are train, ops", "did you mean 'train'?", "bench", "trian")]
    [InlineData("--rounds is at least 1", "see ./course bench train --help", "bench", "train", "--rounds", "0")]
    [InlineData("Required argument missing for option: '--filter'", "see ./course test --help", "test", "--filter")]
    public async Task Wrong_arguments_are_one_sentence_and_exit_code_2(string start, string end, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));

        Assert.StartsWith("error " + start, _terminal.Error);
        Assert.EndsWith(end, _terminal.Error.TrimEnd());
        Assert.Empty(_terminal.Output);
    }

    [Fact]
    public async Task Help_of_the_course_lists_every_command_with_one_line()
    {
        Assert.Equal(0, await RunAsync());

        foreach (string command in new[] { "run", "setup", "test", "train", "eval", "summary", "data", "kernel", "doctor", "bench" })
        {
            Assert.Contains(_terminal.Lines, line => line.StartsWith($"  {command} ") && line.EndsWith('.'));
        }
    }

    [Theory]
    [InlineData("run")]
    [InlineData("setup")]
    [InlineData("test")]
    [InlineData("train")]
    [InlineData("eval")]
    [InlineData("summary")]
    [InlineData("data")]
    [InlineData("doctor")]
    [InlineData("bench")]
    public async Task Help_of_a_command_has_a_summary_options_and_examples(string command)
    {
        Assert.Equal(0, await RunAsync(command, "--help"));

        Assert.Equal("Description:", _terminal.Lines[0]);
        Assert.Contains("Options:", _terminal.Lines);
        int examples = Array.IndexOf(_terminal.Lines, "Examples:");
        Assert.True(examples > 0);
        Assert.All(_terminal.Lines[(examples + 1)..], line => Assert.Contains($"./course {command}", line));
    }

    [Theory]
    [InlineData(true, 0, ", commit 1a2b3c4d5e6f-dirty")]
    [InlineData(true, 128, "")] // such as a clone that belongs to another user
    [InlineData(false, 0, "")]
    public async Task The_version_is_one_line_that_says_commit_stack_and_sdk(bool isClone, int gitExitCode, string commit)
    {
        StackRecord.Write(_course.Repository, StackChoice.NuGet);
        if (isClone)
        {
            _course.File(".git", "gitdir: elsewhere");
        }

        FakeProcesses processes = new FakeProcesses()
            .With("git", gitExitCode, gitExitCode == 0 ? "1a2b3c4d5e6f-dirty" : "fatal: detected dubious ownership")
            .With("dotnet", 0, "10.0.123");
        Assert.Equal(0, await RunAsync(processes, "--version"));

        Assert.Matches($@"^ResNetNotebooks \d+\.\d+\.\d+{commit}, nuget stack, \.NET SDK 10\.0\.123$", Assert.Single(_terminal.Lines));
        Assert.All(processes.Requests, request => Assert.Equal(_course.Root, request.Folder));
    }

    [Theory]
    [InlineData("data", "cifar-11")]
    [InlineData("data", "cifar-11", "--offline")]
    [InlineData("data", "--list", "cifar-11")]
    public async Task An_unknown_data_set_is_wrong_usage(params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));

        Assert.Equal(
            "error There is no data set 'cifar-11'; there are cifar-10, cifar-100, fashion-mnist, caltech101-20, bccd; did you mean 'cifar-10'?",
            _terminal.Error.TrimEnd());
    }

    [Theory]
    [InlineData("resnet-52 does not exist; the nearest are resnet-50 and resnet-56 (", "summary", "resnet-52")]
    [InlineData("vgg-16 has no shortcut to choose", "summary", "vgg-16", "--option", "B")]
    [InlineData("resnet-20 has no bottlenecks, so --stride v1 says nothing; leave it out, or choose 50, 101 or 152 layers.", "summary", "resnet-20", "--stride", "v1")]
    [InlineData("plain-34 has no bottlenecks, so --stride v1.5 says nothing; ", "eval", "plain-34", "--stride", "v1.5", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("resnet-50 has shortcut option B here and only option A has zeros, so --zeros end says nothing; leave it out, or add --option A.", "summary", "resnet-50", "--zeros", "end")]
    [InlineData("resnet-20 has shortcut option C here and only option A has zeros, so --zeros both says nothing; ", "eval", "resnet-20", "--option", "C", "--zeros", "both", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("plain-20 has no shortcuts here and only option A has zeros, so --zeros both says nothing; leave it out.", "eval", "plain-20", "--zeros", "both", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("--skip-bad-pictures is for folders of pictures, and cifar-10 is none; leave it out.", "eval", "resnet-20", "--skip-bad-pictures", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("--views multi-scale is for folders of photographs and networks that take 224×224, and resnet-20 takes images of 32×32; leave it out, and one view of each image is tested (section 4.2).", "eval", "resnet-20", "--views", "multi-scale", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("--views 10-crop is for folders of photographs and networks that take 224×224, and the images of cifar-100 are small; ", "eval", "resnet-18", "--views", "10-crop", "--weights", "w.pth", "--data", "cifar-100")]
    [InlineData("--views multi-scale slides the last layer over pictures of any size, and vgg-16's first linear layer takes one size; choose single or 10-crop.", "eval", "vgg-16", "--views", "multi-scale", "--weights", "w.pth", "--data", "caltech101-20")]
    [InlineData("--views is 'five-crop'; it has to be one of single, 10-crop, multi-scale", "eval", "resnet-18", "--views", "five-crop", "--weights", "w.pth", "--data", "photos")]
    [InlineData("--weights names a.pth twice; ", "eval", "resnet-20", "--weights", "a.pth", "--weights", "b.pth", "--weights", "./a.pth", "--data", "cifar-10")]
    [InlineData("--json holds the errors of all classes anyhow, so --per-class says nothing; leave it out.", "eval", "resnet-20", "--json", "--per-class", "--weights", "w.pth", "--data", "cifar-10")]
    [InlineData("--input is '3x224'; write 3xHxW", "summary", "resnet-18", "--input", "3x224")]
    [InlineData("resnet-20: there are 1 classes; at least 2 are needed", "summary", "resnet-20", "--classes", "1")]
    [InlineData("resnet-20: there are 2000000000 classes; at most 1000000 can be built", "summary", "resnet-20", "--classes", "2000000000")]
    [InlineData("vgg-11 does not exist; there are vgg-16 and vgg-19.", "eval", "vgg-11", "--weights", "w.pth", "--data", "cifar-10")]
    public async Task A_network_that_cannot_be_is_wrong_usage_before_anything_is_set_up(string start, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));

        Assert.StartsWith("error " + start, _terminal.Error);
        Assert.Empty(_terminal.Output);
    }

    [Theory]
    [InlineData("--offline")]
    [InlineData("--list", "--offline")]
    [InlineData("fashion-mnist", "--list", "--offline")]
    public async Task A_list_is_offline_anyhow(params string[] args)
    {
        Assert.Equal(2, await RunAsync(["data", .. args]));

        Assert.StartsWith("error --offline is for obtaining a data set", _terminal.Error);
    }

    [Theory]
    [InlineData("resnet-50", "--stride", "v1")]
    [InlineData("resnet-18", "--zeros", "both", "--option", "A")]
    [InlineData("plain-50", "--stride", "v1.5")]
    public void A_choice_that_changes_something_is_taken(params string[] args)
    {
        var command = new RootCommand();
        var network = new NetworkOptions();
        network.AddTo(command);

        Assert.Equal(args[0], network.Find(command.Parse(args)).Name);
    }

    [Fact]
    public void Where_weights_choose_the_option_its_zeros_can_be_said()
    {
        var command = new RootCommand();
        var network = new NetworkOptions(weightsChoose: true);
        network.AddTo(command);

        Assert.Equal(ZeroPlacement.Both, network.Find(command.Parse(["resnet-18", "--zeros", "both"])).Options.Zeros);
    }

    [Fact]
    public async Task The_list_of_data_sets_has_place_and_licence()
    {
        Assert.Equal(0, await RunAsync("data", "--list"));

        string[] lines = _terminal.Lines;
        int fashion = Array.FindIndex(lines, line => line.StartsWith("fashion-mnist: ", StringComparison.Ordinal));
        Assert.Equal("  where     " + Path.Combine(_course.Root, "data", "fashion-mnist"), lines[fashion + 2]);
        Assert.Equal("  state     absent; './course data fashion-mnist' obtains it", lines[fashion + 1]);
        Assert.Equal("  licence   MIT, Zalando SE", lines[fashion + 4]);
    }

    [Fact]
    public async Task The_list_of_data_sets_is_never_wrapped()
    {
        _terminal.Terminal.Output.Profile.Width = 30;
        Assert.Equal(0, await RunAsync("data", "--list"));

        Assert.Contains("  where     " + Path.Combine(_course.Root, "data", "cifar-10-batches-bin"), _terminal.Lines);
    }

    [Fact]
    public async Task A_data_set_offline_says_where_to_put_it()
    {
        Assert.Equal(1, await RunAsync("data", "cifar-10", "--offline"));

        Assert.Contains($"put cifar-10-binary.tar.gz into {Path.Combine(_course.Root, "data")} by hand", _terminal.Error);
    }

    private Task<int> RunAsync(params string[] args) => RunAsync(new FakeProcesses(), args);

    private Task<int> RunAsync(FakeProcesses processes, params string[] args) => CourseCommand.RunAsync(
        args,
        new CourseContext(
            _course.Repository,
            _terminal.Terminal,
            processes,
            name => name == "RESNET_DATA" ? Path.Combine(_course.Root, "data") : null));
}
