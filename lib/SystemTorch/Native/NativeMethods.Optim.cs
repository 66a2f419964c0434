using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(NativeLoader.LibraryName)]
    internal static partial int st_sgd_step(
        nint* parameters, nint* momenta, int count, in SgdSettings settings, out int done);
}
