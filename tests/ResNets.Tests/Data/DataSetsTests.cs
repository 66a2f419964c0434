using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class DataSetsTests
{
    [Fact]
    public void WhereNothingIsThereTheErrorSaysHowToGetIt()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InvalidDataException>(() => DataSets.OpenAvailable(new DataDirectory(folder.Path)));
        Assert.Contains("./course data cifar-10", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownNameListsWhatExists() =>
        Assert.Contains("cifar-10, cifar-100, fashion-mnist", Assert.Throws<ArgumentException>(() => DataSets.Open("imagenet")).Message, StringComparison.Ordinal);
}
