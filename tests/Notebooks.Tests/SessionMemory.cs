using Notebooks.Tests.Support;

namespace Notebooks.Tests;

/// <summary>What cells take of the memory beside the managed heap, as tensors do.</summary>
public class SessionMemory : SessionTest
{
    [Fact]
    public async Task What_cells_do_not_refer_to_any_more_goes_before_the_collector_would_look()
    {
        await ResultAsync(
            """
            class Block
            {
                public static int Living;
                const int Bytes = 100 << 20;
                readonly IntPtr _memory = System.Runtime.InteropServices.Marshal.AllocHGlobal(Bytes);
                public unsafe Block() { new Span<byte>((void*)_memory, Bytes).Fill(1); System.Threading.Interlocked.Increment(ref Living); }
                ~Block() { System.Runtime.InteropServices.Marshal.FreeHGlobal(_memory); System.Threading.Interlocked.Decrement(ref Living); }
            }
            var most = 0;
            """);
        for (var i = 0; i < 20; i++)
            await ResultAsync("var data = new Block(); most = Math.Max(most, Block.Living); System.Threading.Thread.Sleep(200);");
        Assert.InRange(int.Parse((await ResultAsync("most"))!), 1, 12);
    }
}
