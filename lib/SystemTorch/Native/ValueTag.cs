namespace TorchSharp;

/// <summary>What a <see cref="Value"/> holds. The numbers are those of <c>Tag</c> in native/systemtorch.h.</summary>
internal enum ValueTag
{
    None = 0,
    Default = 1,
    Tensor = 2,
    Int = 3,
    Double = 4,
    Bool = 5,
    Complex = 6,
    IntList = 7,
    DoubleList = 8,
    BoolList = 9,
    TensorList = 10,
    OptionalTensorList = 11,
    String = 12,
    Device = 13,
    DType = 14,
    Layout = 15,
    MemoryFormat = 16,
    Generator = 17,
    ScalarList = 18,
}
