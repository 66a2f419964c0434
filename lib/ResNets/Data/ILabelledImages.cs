namespace ResNets.Data;

/// <summary>Images with labels to learn from or to test on, in memory (<see cref="ImageSet"/>) or in files (<see cref="ImageFolder"/>).</summary>
public interface ILabelledImages
{
    /// <summary>What the images are, such as <c>CIFAR-10</c>.</summary>
    string Name { get; }

    /// <summary>The name and count in a few words, such as <c>CIFAR-10, 5,000 train images at 16×16</c>.</summary>
    string Title { get; }

    /// <summary>What a reader of a result has to know about the images; empty where there is nothing.</summary>
    string Remark { get; }

    /// <summary>The title, with the remark where there is one.</summary>
    string InWords => Remark.Length == 0 ? Title : $"{Title}; {Remark}";

    /// <summary>The names of the classes by label.</summary>
    IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of images.</summary>
    int Count { get; }

    /// <summary>The first images, at most so many; what is in memory is copied, and disposed by the caller.</summary>
    /// <param name="count">At least 1.</param>
    ILabelledImages First(int count);

    /// <summary>Twelve hexadecimal digits by which a resumed run knows its images again.</summary>
    string Fingerprint { get; }
}
