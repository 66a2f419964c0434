using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ResNets.Networks;
using ResNets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>
/// A training run's state in one safetensors file: the network's weights and buffers under their state-dict keys with the
/// prefix <c>net.</c>, the mean image that it was trained with, the optimizer's momentum, the sums of the running report, the
/// state of the random numbers, where the run stands, and a SHA-256 over all of it. The one before is kept beside it as
/// <c>*.previous</c>.
/// </summary>
public static class Checkpoint
{
    /// <summary>The key of the mean image, [H, W, 3], float, on the scale 0 … 1.</summary>
    internal const string MeanKey = "normalization.mean";

    private const string OptimizerKey = "optimizer";
    private const string RandomKey = "random";
    private const string NetworkPrefix = "net.";
    private const string ReportPrefix = "report.";
    private const string LookPrefix = "look.";

    /// <summary>Where the checkpoint before the last one is.</summary>
    /// <param name="path">The checkpoint's file.</param>
    public static string PreviousOf(string path) => path + ".previous";

    /// <summary>
    /// Puts weights and buffers of a checkpoint into a network: of the newest one that is whole.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="net">The network, of the same architecture.</param>
    /// <returns>Where the run stood.</returns>
    /// <exception cref="InvalidDataException">No whole checkpoint is there, or it is one of another network.</exception>
    public static CheckpointState LoadWeights(string path, Network net)
    {
        using var newest = ReadNewest(path);
        RequireNetwork(path, net, newest.Found.State.Identity);
        FillNetwork(net, newest.Tensors);
        return newest.Found.State;
    }

    /// <summary>What the newest whole checkpoint says about its run, or null where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">Files are there, and none is whole.</exception>
    public static CheckpointState? Inspect(string path) => Find(path)?.State;

    /// <summary>Finds the newest whole checkpoint, or null where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">Files are there, and none is whole.</exception>
    internal static FoundCheckpoint? Find(string path)
    {
        if (!Exists(path))
        {
            return null;
        }

        using var newest = ReadNewest(path);
        return newest.Found with { Note = newest.Note };
    }

    /// <summary>Whether there is a checkpoint, whole or not.</summary>
    internal static bool Exists(string path) => File.Exists(path) || File.Exists(PreviousOf(path));

    /// <summary>Writes a checkpoint beside its place; the one there becomes the one before, and the new one takes the place.</summary>
    internal static void Save(string path, TrainingRun run)
    {
        using var scope = NewDisposeScope();
        using var momentum = new Momentum(run.Optimizer);
        var tensors = run.Net.state_dict().ToDictionary(entry => NetworkPrefix + entry.Key, entry => entry.Value);
        tensors.Add(MeanKey, run.Normalization.ToTensors().Mean);
        tensors.Add(OptimizerKey, momentum.Bytes);
        tensors.Add(RandomKey, random.get_rng_state());
        foreach (var (name, value) in run.Report.Sums(ReportPrefix).Concat(run.Look.Sums(LookPrefix)))
        {
            tensors.Add(name, value);
        }

        var state = JsonSerializer.Serialize(run.State, TrainingJson.Options);
        var beside = path + ".new";
        SafeTensors.Write(beside, tensors, new Dictionary<string, string>
        {
            ["network"] = run.Net.Spec.Name,
            ["state"] = state,
            ["sha256"] = Hash(tensors, state),
        });
        if (File.Exists(path))
        {
            File.Move(path, PreviousOf(path), overwrite: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Continues where the newest whole checkpoint stands.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">The run, at its beginning.</param>
    /// <param name="found">What was found there a moment ago: its hash is not computed again.</param>
    /// <returns>A word about a damaged newer one, or null.</returns>
    /// <exception cref="InvalidDataException">None is whole, or it is one of another run; the message names each difference.</exception>
    internal static string? Restore(string path, TrainingRun run, FoundCheckpoint found)
    {
        using var newest = ReadNewest(path, found);
        var (tensors, state) = (newest.Tensors, newest.Found.State);
        RequireSameRun(path, run.Identity, state.Identity);
        FillNetwork(run.Net, tensors);
        using var reader = new BinaryReader(new MemoryStream(tensors[OptimizerKey].bytes.ToArray()));
        run.Optimizer.load_state_dict(reader);
        random.set_rng_state(tensors[RandomKey]);
        run.Report.Restore(tensors, ReportPrefix, state.SinceReport);
        run.Look.Restore(tensors, LookPrefix, state.SinceLook);
        (run.Iteration, run.Schedule) = (state.Iteration, state.Schedule);
        return newest.Note;
    }

    private static Content ReadNewest(string path, FoundCheckpoint? found = null)
    {
        var problems = new List<string>();
        foreach (var file in new[] { path, PreviousOf(path) }.Where(File.Exists))
        {
            try
            {
                var content = ReadWhole(file, found);
                return problems.Count == 0 ? content : content with { Note = $"{problems[0]} The one before it is used." };
            }
            catch (InvalidDataException error)
            {
                problems.Add(error.Message);
            }
        }

        throw new InvalidDataException(problems.Count == 0
            ? $"There is no checkpoint {path}."
            : $"{string.Join(" ", problems)} No whole checkpoint is left; delete the file and start the run anew.");
    }

    private static Content ReadWhole(string file, FoundCheckpoint? found)
    {
        var (tensors, metadata) = SafeTensors.Read(file);
        try
        {
            if (!metadata.TryGetValue("state", out var json) || !metadata.TryGetValue("sha256", out var hash))
            {
                throw new InvalidDataException($"{file} is a safetensors file, but not a checkpoint of a training run.");
            }

            var isKnown = found is not null && (file, hash) == (found.File, found.Hash);
            if (!isKnown && Hash(tensors, json) != hash)
            {
                throw new InvalidDataException($"{file} is damaged: its content does not have the SHA-256 that it names.");
            }

            return new Content(tensors, new FoundCheckpoint(file, hash, Parse(file, json)), Note: null);
        }
        catch
        {
            Release(tensors);
            throw;
        }
    }

    /// <summary>Reads what a checkpoint says of its run.</summary>
    /// <exception cref="InvalidDataException">It is of another version.</exception>
    internal static CheckpointState Parse(string path, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckpointState>(json, TrainingJson.Options)
                ?? throw new InvalidDataException($"{path} is a checkpoint that says nothing of its run.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is a checkpoint of another version of this library: {error.Message}", error);
        }
    }

    /// <summary>Refuses to continue another run.</summary>
    /// <param name="path">The checkpoint's file.</param>
    /// <param name="now">The run that is asked for.</param>
    /// <param name="then">The run that was kept.</param>
    /// <exception cref="InvalidDataException">They differ; the message names each difference.</exception>
    internal static void RequireSameRun(string path, RunIdentity now, RunIdentity then)
    {
        if (now.DifferencesFrom(then) is { Count: > 0 } differences)
        {
            throw new InvalidDataException(
                $"{path} is a checkpoint of another run: {string.Join("; ", differences)}. Repeat that run's settings to continue it, or choose another folder.");
        }
    }

    private static void RequireNetwork(string path, Network net, RunIdentity identity)
    {
        if (identity.WithNetwork(net).DifferencesFrom(identity) is { Count: > 0 } differences)
        {
            throw new InvalidDataException($"{path} is a checkpoint of another network: {string.Join("; ", differences)}.");
        }
    }

    private static void FillNetwork(Network net, Dictionary<string, Tensor> tensors) =>
        net.load_state_dict(tensors.Where(entry => entry.Key.StartsWith(NetworkPrefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[NetworkPrefix.Length..], entry => entry.Value));

    private static string Hash(Dictionary<string, Tensor> tensors, string state)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(state));
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var bytes = tensor.detach().cpu().contiguous();
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {tensor.dtype} {string.Join(' ', tensor.shape)}\n"));
            hash.AppendData(bytes.bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The optimizer's state in memory that one checkpoint after the other uses, so that a memory budget holds.</summary>
    private sealed class Momentum : IDisposable
    {
        /// <summary>What an optimizer writes beside the numbers of a parameter, at most.</summary>
        private const long BytesOfHead = 256;

        private readonly byte[] _rented;

        internal Momentum(SGD optimizer)
        {
            _rented = ArrayPool<byte>.Shared.Rent((int)optimizer.parameters()
                .Sum(parameter => BytesOfHead + (parameter.numel() * parameter.ElementSize)));
            using var stream = new MemoryStream(_rented);
            using var writer = new BinaryWriter(stream);
            optimizer.save_state_dict(writer);
            writer.Flush();
            Bytes = frombuffer(_rented, ScalarType.Byte, stream.Position);
        }

        /// <summary>The state, one byte after the other.</summary>
        internal Tensor Bytes { get; }

        public void Dispose()
        {
            Bytes.Dispose();
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }

    private static void Release(Dictionary<string, Tensor> tensors)
    {
        foreach (var tensor in tensors.Values)
        {
            tensor.Dispose();
        }
    }

    /// <summary>A whole checkpoint with its tensors, and a word about a damaged newer one.</summary>
    private sealed record Content(Dictionary<string, Tensor> Tensors, FoundCheckpoint Found, string? Note) : IDisposable
    {
        public void Dispose() => Release(Tensors);
    }
}
