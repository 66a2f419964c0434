using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module registers as one of its parameters.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over the elements of <paramref name="data"/>, which is empty afterwards.</summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Leaf(data, requires_grad))
    {
    }

    /// <summary>The parameter that took this one's place when a module was moved; other modules that share it follow.</summary>
    internal Parameter? MovedTo { get; set; }

    /// <summary>The parameter that stands in this one's place now: itself where nothing was moved.</summary>
    internal Parameter Newest => MovedTo?.Newest ?? this;

    private static nint Leaf(Tensor data, bool requiresGrad)
    {
        ArgumentNullException.ThrowIfNull(data);
        data.requires_grad = requiresGrad;
        return data.MoveHandle();
    }
}
