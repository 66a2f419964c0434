namespace ResNets.Data;

/// <summary>A training set and the test set that belongs to it.</summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">The images to test on, at the end.</param>
public sealed record DataSet(ImageSet Train, ImageSet Test) : IDisposable
{
    /// <summary>What the images are, such as <c>CIFAR-10</c>.</summary>
    public string Name => Train.Name;

    /// <summary>The names of the classes by label.</summary>
    public IReadOnlyList<string> ClassNames => Train.ClassNames;

    /// <summary>The name for a chart's title, with a mark where the pixels are not the official ones.</summary>
    public string ChartName => Train.Remark.Length == 0 ? Name : $"{Name} ({Train.Remark})";

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
    }

    /// <summary>Sizes and provenance in one sentence.</summary>
    public override string ToString()
    {
        var remark = Train.Remark.Length == 0 ? string.Empty : $"; {Train.Remark}";
        return $"{Train.Title}; {Test.Count:N0} test images{remark}";
    }
}
