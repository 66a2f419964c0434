namespace TorchSharp;

/// <summary>The kinds of index that a tensor takes.</summary>
internal enum TensorIndexKind
{
    Single,
    Slice,
    Ellipsis,
    NewAxis,
    Boolean,
    Tensor,
}
