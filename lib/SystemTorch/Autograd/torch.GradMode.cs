namespace TorchSharp;

public static partial class torch
{
    /// <summary>No recording of operations on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => GradMode.IsEnabled;

    /// <summary>As <see cref="no_grad"/>, and cheaper: tensors made in it can never take part in a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;
}
