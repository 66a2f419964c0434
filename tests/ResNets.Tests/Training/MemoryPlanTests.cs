using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class MemoryPlanTests
{
    private const long Gibi = 1L << 30;
    private const long Parameters = 19_421_274;

    [Fact]
    public void ABudgetThatHoldsEverythingNeedsNoSegments()
    {
        var plan = Plan(64 * Gibi);
        Assert.Equal((1, 0.0), (plan.Segments, plan.Recomputed));
        Assert.Contains("nothing is computed twice", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASmallerBudgetNeedsMoreSegmentsAndKeepsToIt()
    {
        var (large, small) = (Plan(4 * Gibi), Plan(2 * Gibi));
        Assert.True(large.Segments < small.Segments);
        Assert.True(small.Peak <= 2 * Gibi * 31 / 32);
        Assert.True(MemoryPlan.Estimate(Variants.Find("resnet-1202"), Parameters, 128, 32, small.Segments - 1, Gibi / 2).Peak > 2 * Gibi * 31 / 32);
        Assert.InRange(small.Recomputed, 0.5, 1);
        Assert.Contains("of the forward pass is computed twice", small.ToString(), StringComparison.Ordinal);
    }

    // 600 blocks: 200 each of 16×32×32, 32×16×16 and 64×8×8 maps of 8, 4 and 2 MiB at batch 128; four maps and a bit a block.
    [Fact]
    public void WithoutSegmentsTheMapsOfAllBlocksAreKept()
    {
        var plan = MemoryPlan.Estimate(Variants.Find("resnet-1202"), 0, 128, 32, 1, 0);
        Assert.Equal(200 * (8 + 4 + 2) * 4.25 + (6 * 8), plan.Peak / 1048576.0, 1.0);
    }

    // The ImageNet stem leaves a sixteenth of the pixels to the first stage; CIFAR's leaves all.
    [Fact]
    public void TheStemDecidesTheSizeOfTheMaps()
    {
        var spec = Variants.Find("resnet-18");
        var photos = MemoryPlan.Estimate(spec, 0, 8, 32, 1, 0);
        var small = MemoryPlan.Estimate(spec.With(stem: Stem.Cifar), 0, 8, 32, 1, 0);
        Assert.Equal(16 * photos.Peak, small.Peak);
    }

    [Fact]
    public void AnImpossibleBudgetSaysWhatIsNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => Plan(Gibi / 4));
        Assert.Contains("resnet-1202 with 128 images a part needs about", error.Message, StringComparison.Ordinal);
        Assert.Contains("the budget is 0.2 GiB", error.Message, StringComparison.Ordinal);
    }

    private static MemoryPlan Plan(long budget) =>
        MemoryPlan.For(Variants.Find("resnet-1202"), Parameters, 128, 32, budget, resident: Gibi / 2);
}
