using Course.Bench;
using Course.Tests.Support;

namespace Course.Tests.Bench;

public sealed class WorkerTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public void Every_line_of_input_is_answered_and_a_case_is_prepared_once()
    {
        List<string> prepared = [];
        int calls = 0;
        using var input = new StringReader("a\t0.001\nb\t0.001\na\t0.001\n");
        using var output = new StringWriter();

        WorkerLoop.Run(input, output, name =>
        {
            prepared.Add(name);
            return () => calls++;
        });

        Sample[] samples = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Sample.FromJson)];
        Assert.Equal(["a", "b"], prepared);
        Assert.Equal(3, samples.Length);
        Assert.All(samples, sample => Assert.True(sample.Seconds.Count >= 3 && sample.PeakBytes > 0));
        Assert.True(calls > 9);
    }

    [Fact]
    public async Task A_worker_that_fails_is_named_with_its_last_word()
    {
        await using WorkerProcess worker = WorkerProcess.Start("PyTorch", 1, "sh", "-c", "read line; echo 'no such case' >&2; exit 3");

        CourseException error = await Assert.ThrowsAsync<CourseException>(() => worker.MeasureAsync("conv", 1, default));

        Assert.Equal("PyTorch did not measure 'conv': no such case", error.Message);
    }

    [Fact]
    public async Task A_worker_gets_the_case_the_time_and_the_threads()
    {
        const string Script = "read line; test \"$line\" = \"$(printf 'conv\\t0.5')\" && test $OMP_NUM_THREADS = 3 && echo '{\"seconds\":[1,2],\"peakBytes\":7}'";
        await using WorkerProcess worker = WorkerProcess.Start("sh", 3, "sh", "-c", Script);

        Sample sample = await worker.MeasureAsync("conv", 0.5, default);

        Assert.Equal([1.0, 2.0], sample.Seconds);
        Assert.Equal(7, sample.PeakBytes);
    }

    [Fact]
    public async Task Without_PyTorch_there_is_one_sentence_that_says_what_to_do()
    {
        var processes = new FakeProcesses().With("python3", exitCode: 1, "ModuleNotFoundError: No module named 'torch'");
        var context = new CourseContext(_course.Repository, new TestTerminal().Terminal, processes, _ => null);

        CourseException error = await Assert.ThrowsAsync<CourseException>(() => new PyTorch(context).FindAsync(default));

        Assert.Equal(
            "No Python on this machine can import torch, and the comparison needs PyTorch; "
            + "install python3-torch (./course setup --with bench does) and try again.",
            error.Message);
    }

    [Fact]
    public void Both_sides_know_the_same_cases()
    {
        string benchmarks = Path.Combine(CourseFolder.Real.Root, "benchmarks");
        Assert.Equal(CasesOf(Path.Combine(benchmarks, "pytorch_ops.py")), OpsWork.Names.Order());
        Assert.Equal(CasesOf(Path.Combine(benchmarks, "pytorch_train.py")), TrainWork.Names.Order());
    }

    private static IEnumerable<string> CasesOf(string script) => File.ReadLines(script)
        .SkipWhile(line => line != "CASES = {").Skip(1).TakeWhile(line => line != "}")
        .Select(line => line.Split('"')[1]).Order();
}
