namespace ResNets.Weights.Torch;

/// <summary>A Python class or function that a pickle names. Nothing is ever called: the allow-list knows what each one means.</summary>
/// <param name="Module">Such as <c>torch._utils</c>.</param>
/// <param name="Name">Such as <c>_rebuild_tensor_v2</c>.</param>
internal sealed record PickleGlobal(string Module, string Name)
{
    internal static readonly PickleGlobal OrderedDict = new("collections", "OrderedDict");
    internal static readonly PickleGlobal RebuildTensor = new("torch._utils", "_rebuild_tensor");
    internal static readonly PickleGlobal RebuildTensorV2 = new("torch._utils", "_rebuild_tensor_v2");
    internal static readonly PickleGlobal RebuildParameter = new("torch._utils", "_rebuild_parameter");
    internal static readonly PickleGlobal Size = new("torch", "Size");

    private static readonly PickleGlobal[] s_allowed = [OrderedDict, RebuildTensor, RebuildTensorV2, RebuildParameter, Size];

    /// <summary>Whether this belongs to what state dicts are made of.</summary>
    internal bool IsAllowed => s_allowed.Contains(this) || StorageType.Of(this) is not null;

    public override string ToString() => Printable.Of($"{Module}.{Name}");
}
