using TorchSharp;

namespace SystemTorch.Tests;

public sealed class NativeLoaderTests
{
    [Theory]
    [InlineData("1.13.1", "1.13.0")]
    [InlineData("1.13.1", "1.13.0a0+git1234")]
    [InlineData("2.10.0", "2.10.0")]
    [InlineData("2.10.0", "")]
    public void VersionsThatDifferInTheLastNumberOnlyFit(string compiled, string loaded) =>
        NativeLoader.RequireOneVersion("lib.so", compiled, loaded);

    [Theory]
    [InlineData("1.13.1", "2.3.0")]
    [InlineData("2.1.0", "2.10.0")]
    public void HeadersOfAnotherLibraryAreRefusedInOneSentence(string compiled, string loaded)
    {
        var error = Assert.Throws<DllNotFoundException>(() => NativeLoader.RequireOneVersion("/x/libsystemtorch.so", compiled, loaded));

        Assert.StartsWith(
            $"/x/libsystemtorch.so was built with the headers of libtorch {compiled} and finds libtorch {loaded}; build again",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TheLoadedLibraryTellsItsVersion()
    {
        var loaded = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(NativeMethods.st_loaded_torch_version());

        Assert.Equal(torch.__version__.Split('.')[..2], loaded!.Split('.')[..2]);
    }
}
