using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Another number of threads until disposed. One is quickest for tiny tensors on a busy machine.</summary>
internal sealed class Threads : IDisposable
{
    private readonly int _before = get_num_threads();

    public Threads(int count) => set_num_threads(count);

    public void Dispose() => set_num_threads(_before);
}
