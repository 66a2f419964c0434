using System.Text.RegularExpressions;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;

namespace ResNets.Weights;

/// <summary>
/// A CIFAR-10 network with the trained weights of the public project pytorch_resnet_cifar10, where they lie on this machine,
/// and what has to be done to pixels before it sees them.
/// </summary>
public sealed class TrainedNetwork : IDisposable
{
    /// <summary>The environment variable that names the folder of weights.</summary>
    public const string Variable = "RESNET_WEIGHTS";

    private TrainedNetwork(ResNet net, Normalization normalization, string file) =>
        (Net, Normalization, File) = (net, normalization, file);

    /// <summary>The network, in evaluation mode.</summary>
    public ResNet Net { get; }

    /// <summary>What it was trained with.</summary>
    public Normalization Normalization { get; }

    /// <summary>The name of the file, without its folder.</summary>
    public string File { get; }

    /// <summary>The folder that <c>RESNET_WEIGHTS</c> names, else <c>weights</c> in the data directory; it need not exist.</summary>
    public static string DefaultFolder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Path.Combine(DataDirectory.FromEnvironment().Root, "weights");

    /// <summary>Loads a network's weights from the first file of its name that holds the project's keys.</summary>
    /// <param name="name">Such as <c>resnet-20</c>; its files begin with <c>resnet20-</c> or <c>resnet-20-</c>.</param>
    /// <param name="folder">Where to look; <see cref="DefaultFolder"/> if null.</param>
    /// <returns>The network, or null where there is no such file.</returns>
    /// <exception cref="ArgumentException">There is no network of this name.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="WeightMismatchException">It holds another network.</exception>
    public static TrainedNetwork? Find(string name, string? folder = null)
    {
        var spec = Variants.Find(name).With(option: Shortcut.A, zeros: ZeroPlacement.Both);
        folder ??= DefaultFolder;
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var ofThisName = new Regex($@"^{name.Replace("-", "-?", StringComparison.Ordinal)}[-.].*(th|pth|pt|safetensors)$");
        return Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Where(path => ofThisName.IsMatch(Path.GetFileName(path)))
            .Select(path => Load(spec, path))
            .FirstOrDefault(found => found is not null);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Net.Spec.Name} with the weights of {File}";

    /// <inheritdoc/>
    public void Dispose() => Net.Dispose();

    private static TrainedNetwork? Load(NetworkSpec spec, string path)
    {
        using var file = Weights.Read(path);
        if (KeyMapping.Recognise(file.Tensors.Keys) != KeyMapping.PytorchResnetCifar10)
        {
            return null;
        }

        var net = new ResNet(spec);
        try
        {
            Weights.Load(net, file, KeyMapping.PytorchResnetCifar10);
            net.eval();
            return new TrainedNetwork(net, Normalization.ImageNet, Path.GetFileName(path));
        }
        catch
        {
            net.Dispose();
            throw;
        }
    }
}
