namespace TorchSharp;

/// <summary>The kinds of number that a <see cref="Scalar"/> holds.</summary>
internal enum ScalarKind
{
    Integer,
    Boolean,
    Real,
    Complex,
}
