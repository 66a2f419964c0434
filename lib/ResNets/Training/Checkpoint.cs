using System.Text.Json;
using ResNets.Networks;
using ResNets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>
/// A training run's state in one safetensors file: the network's weights and buffers under their state-dict keys, the
/// optimizer's momentum, and where the run stands.
/// </summary>
public static class Checkpoint
{
    private const string OptimizerKey = "optimizer";
    private const string NetworkPrefix = "net.";

    /// <summary>Writes a checkpoint beside its place and renames it; the one before stays whole until then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="net">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="state">Where the run stands.</param>
    public static void Save(string path, ResNet net, SGD optimizer, CheckpointState state)
    {
        using var scope = NewDisposeScope();
        var tensors = net.state_dict().ToDictionary(entry => NetworkPrefix + entry.Key, entry => entry.Value);
        tensors.Add(OptimizerKey, Momentum(optimizer));
        SafeTensors.Write(path, tensors, new Dictionary<string, string>
        {
            ["network"] = net.Spec.Name,
            ["state"] = JsonSerializer.Serialize(state),
        });
    }

    /// <summary>Puts a checkpoint's weights, buffers and momentum into a network and its optimizer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="net">The network, of the same architecture.</param>
    /// <param name="optimizer">Its optimizer, or null to leave the momentum aside.</param>
    /// <returns>Where the run stood.</returns>
    /// <exception cref="InvalidDataException">The file is no checkpoint, or one of another network.</exception>
    public static CheckpointState Load(string path, ResNet net, SGD? optimizer = null)
    {
        using var scope = NewDisposeScope();
        var (tensors, metadata) = SafeTensors.Read(path);
        if (!metadata.TryGetValue("state", out var json) || !metadata.TryGetValue("network", out var name))
        {
            throw new InvalidDataException($"{path} is a safetensors file, but not a checkpoint of a training run.");
        }

        if (name != net.Spec.Name)
        {
            throw new InvalidDataException($"{path} is a checkpoint of {name}; the network to fill is {net.Spec.Name}.");
        }

        net.load_state_dict(tensors.Where(entry => entry.Key.StartsWith(NetworkPrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[NetworkPrefix.Length..], entry => entry.Value));
        if (optimizer is not null)
        {
            using var reader = new BinaryReader(new MemoryStream(tensors[OptimizerKey].bytes.ToArray()));
            optimizer.load_state_dict(reader);
        }

        return JsonSerializer.Deserialize<CheckpointState>(json)!;
    }

    private static Tensor Momentum(SGD optimizer)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        optimizer.save_state_dict(writer);
        writer.Flush();
        return tensor(buffer.ToArray());
    }
}
