namespace Course;

/// <summary>What the library computes with.</summary>
public enum StackChoice
{
    /// <summary>The libtorch that the machine has.</summary>
    System,

    /// <summary>TorchSharp with its own libtorch, from NuGet.</summary>
    NuGet,
}
