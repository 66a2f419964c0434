using System.Globalization;
using System.Text.RegularExpressions;
using Course.Tests.Support;
using Course.Train;
using ResNets.Data;
using ResNets.Training;

namespace Course.Tests.Train;

public sealed class TrainingSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("train ").FullName;
    private readonly TestTerminal _terminal = new();

    public TrainingSessionTests()
    {
        PhotoFolder.Write(Path.Combine(Photos, "train"));
        PhotoFolder.Write(Path.Combine(Photos, "val"));
    }

    private string Photos => Path.Combine(_folder, "photos");

    private TrainRequest Request => new("resnet-8") { Data = Photos, Iterations = 2, Batch = 4 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_bad_picture_ends_the_run_by_name_or_is_left_out_when_asked()
    {
        string bad = Path.Combine(Photos, "train", "cat", "0.jpg");
        File.WriteAllText(bad, "text");
        File.WriteAllText(Path.Combine(Photos, "val", "cat", "0.gif"), "GIF8");

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request));
        await RunAsync(Request with { SkipBadPictures = true });

        Assert.Equal(
            $"{bad} is a text file; expected a JPEG or PNG picture. Replace or remove it, or leave it out with --skip-bad-pictures.",
            e.Message);
        Assert.Contains("photos/train: 1 file that cannot be decoded:", _terminal.Output);
        Assert.Contains("photos/val: 1 .gif left out; only JPEG and PNG are read", _terminal.Output);
        Assert.Contains("--skip-bad-pictures", File.ReadLines(Path.Combine(_folder, "runs", Request.Name(Photos), "history.jsonl")).First());
    }

    /// <summary>The test would meet it after the last iteration.</summary>
    [Fact]
    public async Task A_bad_test_picture_is_found_before_the_run_begins()
    {
        string bad = Path.Combine(Photos, "val", "cat", "0.jpg");
        File.WriteAllText(bad, "");

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request with { Network = "resnet-18" }));

        Assert.StartsWith($"{bad} is an empty file; ", e.Message);
        Assert.False(Directory.Exists(Path.Combine(_folder, "runs")));
    }

    [Fact]
    public async Task A_training_picture_that_ends_early_leaves_no_folder()
    {
        string bad = Path.Combine(Photos, "train", "cat", "1.png");
        File.WriteAllBytes(bad, File.ReadAllBytes(bad)[..^20]);

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request with { Network = "resnet-18" }));

        Assert.StartsWith($"{bad} is a damaged PNG picture (", e.Message);
        Assert.EndsWith("Replace or remove it, or leave it out with --skip-bad-pictures.", e.Message);
        Assert.False(Directory.Exists(Path.Combine(_folder, "runs")));
    }

    [Fact]
    public void An_estimate_counts_the_test_and_leaves_nothing_behind()
    {
        string[] before = Directory.GetFileSystemEntries(_folder);
        TrainRequest request = Request with { Out = Path.Combine(_folder, "new", "run") };
        RunFolder.RequireWritable(request.Out);

        Session.Estimate(request, Photos);

        Assert.Matches(@"time +about 0:00:\d\d for 2 iterations \(.* and 1 test \(.* s each\)", _terminal.Output);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task The_estimate_of_several_seeds_is_of_what_is_left_of_all_of_them()
    {
        var series = new SeedSeries(_terminal.Terminal, Session, _folder);
        series.Estimate(Request with { Seed = 4 }, Photos, 3);
        Assert.Matches(@"all runs +about \d:\d\d:\d\d for 3 seeds, 4 to 6$", _terminal.Lines[^1]);
        Assert.Single(_terminal.Lines, line => line.Contains("timed steps", StringComparison.Ordinal));

        TrainRequest resumed = Request with { Seed = 4, Resume = true };
        await RunAsync(resumed with { Seed = 5 });
        int before = _terminal.Lines.Length;
        series.Estimate(resumed, Photos, 3);

        string[] lines = _terminal.Lines[before..];
        Assert.Equal(2, lines.Count(line => line.Contains("timed steps", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.EndsWith("there is nothing left to do", StringComparison.Ordinal));
        Assert.Matches(@"all runs +about \d:\d\d:\d\d for 3 seeds, 4 to 6$", lines[^1]);
    }

    [Fact]
    public void Seeds_that_start_together_take_as_long_as_one_for_each()
    {
        // A thousand million steps: the time of one is read off the line to a second.
        new SeedSeries(_terminal.Terminal, Session, _folder).Estimate(Request with { Iterations = 1_000_000_000 }, Photos, 3);

        Assert.Equal(3, Days(_terminal.Lines[^1]) / (double)Days(_terminal.Lines[^2]), 0.1);

        static int Days(string line) => int.Parse(Regex.Match(line, @"about (\d+)d ").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task To_resume_says_where_the_run_stands()
    {
        TrainRequest request = Request with { Resume = true };
        string folder = request.Folder(_folder, Photos);

        await RunAsync(request);
        Assert.Contains($"there is no checkpoint in {folder}; the run starts at its beginning", _terminal.Output);
        string[] lines = _terminal.Lines;

        await RunAsync(request);
        string[] again = _terminal.Lines[lines.Length..];
        Assert.Contains(again, line => line.EndsWith($"the run in {folder} is finished, after 2 iterations; there is nothing left to do", StringComparison.Ordinal));
        Assert.DoesNotContain(again, line => line.Contains("timed steps", StringComparison.Ordinal));
        Assert.Equal(lines[^4..], again[^4..]);

        File.Delete(Path.Combine(folder, "history.jsonl"));
        await RunAsync(request);
        Assert.EndsWith("where the history of the run is missing", _terminal.Lines[^1]);
    }

    [Fact]
    public async Task A_run_that_cannot_begin_leaves_no_folder()
    {
        Directory.Delete(Path.Combine(Photos, "val", "cat"), recursive: true);

        await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request));

        Assert.False(Directory.Exists(Path.Combine(_folder, "runs")));
    }

    [Theory]
    [InlineData("cifar-10", "cifar-10")]
    [InlineData(null, "the default data set")]
    public void Bad_pictures_cannot_be_left_out_of_a_set_in_one_file(string? data, string name)
    {
        TrainRequest request = Request with { Data = data, SkipBadPictures = true };

        Assert.Equal(
            $"--skip-bad-pictures is for folders of pictures, and {name} is none; leave it out.",
            Assert.Throws<UsageException>(request.Validate).Message);
    }

    private TrainingSession Session => new(_terminal.Terminal, new DataDirectory(Path.Combine(_folder, "data")), _folder);

    private Task<RunHistory> RunAsync(TrainRequest request) =>
        Session.RunAsync(request, request.Data!, TestContext.Current.CancellationToken);
}
