using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about a parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void Initialize(OptimizerOptions options);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    /// <summary>Reads a tensor that may be missing in the place of an old one, which is disposed.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        ArgumentNullException.ThrowIfNull(reader);
        result?.Dispose();
        result = null;
        if (reader.ReadBoolean())
        {
            using var loaded = TensorExtensionMethods.Load(reader);
            result = loaded.to(device).DetachFromDisposeScope();
        }
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <summary>A copy of a tensor that may be missing, in the place of an old one, which is disposed.</summary>
    private protected void CopyStateTensor(ref Tensor? result, Tensor? source)
    {
        var copy = source?.to(_parameter.device, copy: true).DetachFromDisposeScope();
        result?.Dispose();
        result = copy;
    }

    private protected static void MoveStateTensor(ref Tensor? tensor, Device device)
    {
        if (tensor is null || !tensor.WillCopy(tensor.dtype, device))
        {
            return;
        }

        tensor = tensor.to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    private protected static bool AreClose(Tensor? left, Tensor? right) =>
        left is null ? right is null : right is not null && left.allclose(right);
}
