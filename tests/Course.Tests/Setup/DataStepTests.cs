using Course.Requirements;
using Course.Setup;
using Course.Tests.Support;
using ResNets.Data;

namespace Course.Tests.Setup;

public sealed class DataStepTests : IDisposable
{
    private readonly CourseFolder _course = new();

    private string Data => Path.Combine(_course.Root, "data");

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Cifar_10_in_place_is_verified_and_used()
    {
        _course.File("data/cifar/batch.bin", "abc");

        StepCheck done = await ApplyAsync(Step());

        Assert.Equal(StepState.Done, done.State);
        Assert.StartsWith($"CIFAR-10 is in {Path.Combine(Data, "cifar")}; the official bytes", done.Text);
        Assert.Equal(StepState.Done, (await CheckAsync(Step())).State);
    }

    [Fact]
    public async Task A_provenance_is_shown()
    {
        _course.File("data/cifar/batch.bin", "abd");
        _course.File("data/cifar/PROVENANCE.txt", "Decoded from JPEG.");
        await ApplyAsync(Step());

        Assert.EndsWith("(Decoded from JPEG.)", (await CheckAsync(Step())).Text);
    }

    [Fact]
    public async Task Where_cifar_10_cannot_be_had_fashion_mnist_is_used_and_the_reason_given()
    {
        _course.File("system/usr/share/fashion/images", "fashion");

        StepCheck done = await ApplyAsync(Step());

        Assert.Equal(StepState.DoneWithout, done.State);
        Assert.Contains("Fashion-MNIST is in ", done.Text);
        Assert.Contains("used in place of CIFAR-10: CIFAR-10 is not in ", done.Text);
    }

    [Fact]
    public async Task What_could_not_be_had_is_not_tried_again_until_told_to()
    {
        _course.File("system/usr/share/fashion/images", "fashion");
        await ApplyAsync(Step());

        Assert.Equal(StepState.DoneWithout, (await CheckAsync(Step())).State);
        Assert.Equal(StepState.Missing, (await CheckAsync(Step(Request() with { TryAgain = true }))).State);
    }

    [Fact]
    public async Task Without_either_both_reasons_are_given()
    {
        CourseException e = await Assert.ThrowsAsync<CourseException>(() => ApplyAsync(Step()));

        Assert.StartsWith("There are no images to train on: CIFAR-10 is not in ", e.Message);
        Assert.Contains("\nFashion-MNIST is not in ", e.Message);
    }

    [Fact]
    public async Task Damaged_cifar_10_is_an_error_and_not_replaced()
    {
        _course.File("data/cifar/batch.bin", "abcd");
        _course.File("system/usr/share/fashion/images", "fashion");

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => ApplyAsync(Step()));

        Assert.Contains("holds 4 bytes; expected 3 bytes; delete the folder", e.Message);
    }

    private static SetupRequest Request() => new(StackChoice.System, [PackageGroup.Run]);

    private DataStep Step(SetupRequest? request = null)
    {
        var home = new Uri("https://localhost/");
        var catalog = new DataCatalog(
        [
            new DataSource(
                "cifar-10", "CIFAR-10", "tests", "none", home, "cifar",
                [new DataFile("batch.bin", 3, Checksum.Parse("md5:900150983cd24fb0d6963f7d28e17f72"))], []),
            new DataSource(
                "fashion-mnist", "Fashion-MNIST", "tests", "none", home, "fashion", [new DataFile("images", 7)], [],
                new DebianPackage("dataset-fashion", "/usr/share/fashion")),
        ]);
        var directory = new DataDirectory(Data);
        var options = new DataAcquisitionOptions { Offline = true, SystemRoot = Path.Combine(_course.Root, "system") };
        return new DataStep(
            _course.Tools(new FakeProcesses()), request ?? Request(), new DataAcquisition(catalog, directory, options), directory);
    }

    private static Task<StepCheck> CheckAsync(DataStep step) => step.CheckAsync(TestContext.Current.CancellationToken);

    private static Task<StepCheck> ApplyAsync(DataStep step) =>
        step.ApplyAsync(new Collected<string>(), TestContext.Current.CancellationToken);
}
