using TorchSharp;

namespace SystemTorch.Tests;

/// <summary>
/// What is public is what TorchSharp has. PublicSurface.txt lists it; a member goes on the list after a look at
/// TorchSharp's own: the name, the order, the names and the defaults of the parameters.
/// </summary>
public class PublicSurfaceTests
{
    private static readonly string[] s_found = [.. PublicSurface.Of(typeof(torch).Assembly)];

    private static readonly string[] s_listed =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt"));

    [Fact]
    public void NothingIsPublicThatIsNotListed() => Assert.Empty(s_found.Except(s_listed));

    [Fact]
    public void NothingThatIsListedIsMissing() => Assert.Empty(s_listed.Except(s_found));

    [Fact]
    public void TheListIsSorted() => Assert.Equal(s_listed.Order(StringComparer.Ordinal).Distinct(), s_listed);
}
