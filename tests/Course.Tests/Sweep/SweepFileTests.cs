using Course.Sweep;
using Course.Tests.Support;
using ResNets.Blocks;

namespace Course.Tests.Sweep;

public sealed class SweepFileTests : IDisposable
{
    private readonly CourseFolder _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public void Every_combination_of_the_lists_is_a_run()
    {
        SweepPlan plan = Read("""
            {"runs": [
              {"net": ["plain-20", "resnet-20"], "seed": [0, 1], "iterations": 4000, "testEvery": 200},
              {"net": "resnet-20", "option": ["B", "C"], "iterations": 400, "data": "fashion-mnist", "memory": "2GiB"},
            ]}
            """);

        Assert.Equal("sweep", plan.Name);
        Assert.Equal(
            [
                "plain-20-cifar-10-4000-seed-0", "plain-20-cifar-10-4000-seed-1",
                "resnet-20-cifar-10-4000-seed-0", "resnet-20-cifar-10-4000-seed-1",
                "resnet-20-B-fashion-mnist-400-seed-0", "resnet-20-C-fashion-mnist-400-seed-0",
            ],
            plan.Runs.Select(run => run.Name));
        Assert.Equal((4_000, 200), (plan.Runs[0].Request.Iterations, plan.Runs[0].Request.TestEvery));
        Assert.Equal((Shortcut.B, 2L << 30), (plan.Runs[4].Request.Option, plan.Runs[4].Request.Memory));
        Assert.Equal("resnet-20-cifar-10-4000", plan.Runs[3].Configuration);
        Assert.Equal(
            "train resnet-20 --data fashion-mnist --iterations 400 --seed 0 --option B --memory 2GiB --resume --out /there",
            string.Join(' ', plan.Runs[4].Arguments("/there")));
    }

    [Theory]
    [InlineData("[]", "is not a sweep; it has to be an object with one member, \"runs\"")]
    [InlineData("{\"runs\": 3}", "is not a sweep")]
    [InlineData("{\"runs\": []}", "has no run; add an entry")]
    [InlineData("{\"runs\": [{}]}", "entry 1 names no network")]
    [InlineData("{\"runs\": [3]}", "entry 1 names no network")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"iteration\": 5}]}", "entry 1 has \"iteration\"; there are net, data,")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"seed\": []}]}", "the list of \"seed\" is empty")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"seed\": -1}]}", "\"seed\" cannot be -1; it has to be a whole number from 0.")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\"}, {\"net\": null}]}", "entry 2: \"net\" cannot be null; it has to be the name of a network such as \"resnet-20\".")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"data\": null}]}", "\"data\" cannot be null; it has to be the name of a data set")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"device\": null}]}", "\"device\" cannot be null; it has to be \"cpu\" or \"cuda\".")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"memory\": null}]}", "\"memory\" cannot be null; it has to be a size such as \"2GiB\".")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"option\": null}]}", "\"option\" cannot be null")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"images\": null}]}", "\"images\" cannot be null; it has to be a whole number.")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"iterations\": \"many\"}]}", "\"iterations\" cannot be \"many\"")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"option\": \"D\"}]}", "\"option\" cannot be \"D\"")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"memory\": \"lots\"}]}", "\"memory\" cannot be \"lots\"")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-52\"}]}", "entry 1: resnet-52 does not exist; the nearest are")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"batch\": 1}]}", "entry 1: --batch is 1")]
    [InlineData("{\"runs\": [{\"net\": \"resnet-20\", \"data\": \"mnist\"}]}", "\"data\" is 'mnist'; it has to be one of cifar-10,")]
    [InlineData("{\"runs\": [{\"net\": [\"resnet-20\", \"resnet-20\"]}]}", "asks for resnet-20-cifar-10-400-seed-0 more than once")]
    [InlineData("{\"runs\": ", "is not JSON")]
    public void What_is_no_sweep_is_refused_with_the_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<UsageException>(() => Read(text)).Message);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("absent.json cannot be read", Assert.Throws<UsageException>(() => SweepFile.Read(Path.Combine(_course.Root, "absent.json"))).Message);

    private SweepPlan Read(string text) => SweepFile.Read(_course.File("sweep.json", text));
}
