using System.Globalization;
using System.Text.RegularExpressions;
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
        var (needed, budget) = Refused(Gibi / 4);
        Assert.Equal(0.25, budget);
        Assert.True(Plan((long)(needed * Gibi)).Segments > 1);
        Assert.Throws<ArgumentException>(() => Plan((long)((needed - 0.02) * Gibi)));
    }

    // Every budget that is refused, up to the last one that is, in steps of a thousandth of the need.
    [Fact]
    public void ABudgetBelowAGibibyteIsSaidInMebibytes() =>
        Assert.Contains(" and it is 10 MiB; ", Assert.Throws<ArgumentException>(() => Plan(10 << 20)).Message, StringComparison.Ordinal);

    [Fact]
    public void ARefusedBudgetIsBelowWhatIsNeededInPrintToo()
    {
        var enough = Refused(1).Needed * Gibi;
        for (var budget = enough; budget > 0.9 * enough; budget -= enough / 1000)
        {
            if (IsRefused((long)budget))
            {
                var (needed, printed) = Refused((long)budget);
                Assert.True(printed < needed, $"{printed} of {needed}");
            }
        }
    }

    private static bool IsRefused(long budget)
    {
        try
        {
            Plan(budget);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>What a refusal says is needed and what it says the budget is, in GiB.</summary>
    private static (double Needed, double Budget) Refused(long budget)
    {
        var message = Assert.Throws<ArgumentException>(() => Plan(budget)).Message;
        var numbers = Regex.Match(
            message, @"^resnet-1202 with 128 images a part needs a budget of about ([\d.]+) ([GM])iB even in \d+ segments, and it is ([\d.]+) ([GM])iB; ");
        Assert.True(numbers.Success, message);
        return (Number(numbers.Groups[1], numbers.Groups[2]), Number(numbers.Groups[3], numbers.Groups[4]));

        static double Number(Group text, Group unit) =>
            double.Parse(text.Value, CultureInfo.InvariantCulture) / (unit.Value == "M" ? 1024 : 1);
    }

    private static MemoryPlan Plan(long budget) =>
        MemoryPlan.For(Variants.Find("resnet-1202"), Parameters, 128, 32, budget, resident: Gibi / 2);
}
