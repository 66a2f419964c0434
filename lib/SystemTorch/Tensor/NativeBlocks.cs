using System.Buffers;

namespace TorchSharp;

/// <summary>The memory of a contiguous CPU tensor in blocks that fit a span, for streams.</summary>
internal static class NativeBlocks
{
    private const int LargestBlock = 1 << 30;

    public static IEnumerable<Memory<byte>> Of(torch.Tensor tensor)
    {
        var length = tensor.NumberOfElements * tensor.ElementSize;
        for (long start = 0; start < length; start += LargestBlock)
        {
            using var block = new Block(tensor.DataPointer + (nint)start, (int)Math.Min(LargestBlock, length - start));
            yield return block.Memory;
        }

        GC.KeepAlive(tensor);
    }

    private sealed unsafe class Block(nint address, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new((void*)address, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new((void*)(address + elementIndex));

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
