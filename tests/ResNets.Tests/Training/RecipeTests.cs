using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class RecipeTests
{
    // Section 4.2: 0.1, divided by 10 at 32k and 48k, stop at 64k.
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(31_999, 0.1)]
    [InlineData(32_000, 0.01)]
    [InlineData(47_999, 0.01)]
    [InlineData(48_000, 0.001)]
    [InlineData(63_999, 0.001)]
    public void ThePapersScheduleInClosedForm(int iteration, double expected)
    {
        Assert.Equal(expected, Recipe.Cifar.LearningRateAt(iteration, warm: true), 1e-12);
        Assert.Equal(expected, Recipe.Cifar110.LearningRateAt(iteration, warm: true), 1e-12);
        Assert.Equal(0.01, Recipe.Cifar110.LearningRateAt(iteration, warm: false), 1e-12);
    }

    [Fact]
    public void ScalingKeepsTheFractions()
    {
        var scaled = Recipe.Cifar.Scaled(4_000);
        Assert.Equal(4_000, scaled.Iterations);
        Assert.Equal([2_000, 3_000], scaled.Drops);
        Assert.Equal([32_000, 48_000], scaled.Scaled(64_000).Drops);
    }

    [Fact]
    public void AScaledRecipeSaysItsScale()
    {
        Assert.Equal("CIFAR, section 4.2, all of its 64,000 iterations", Recipe.Cifar.ToString());
        Assert.Equal("CIFAR, section 4.2, at 1/16 of its 64,000 iterations", Recipe.CifarSixteenth.ToString());
        Assert.Equal("CIFAR, section 4.2, at 1/160 of its 64,000 iterations", Recipe.CifarMinute.ToString());
        Assert.Equal("CIFAR, section 4.2, 110 layers, 600 of its 64,000 iterations", Recipe.Cifar110.Scaled(600).ToString());
        Assert.Equal("ImageNet, section 3.4, at 1/100 of its 600,000 iterations", Recipe.ImageNet.Scaled(6_000).ToString());
    }

    // Section 3.4: 256 images, 0.1, 0.9, 1e-4, at most 60·10⁴ iterations.
    [Fact]
    public void ThePapersRecipeForImageNet()
    {
        var recipe = Recipe.ImageNet;
        Assert.Equal((600_000, 256, 0.1, 0.9, 1e-4), (recipe.Iterations, recipe.BatchSize, recipe.LearningRate, recipe.Momentum, recipe.WeightDecay));
        Assert.Equal(0.1, recipe.LearningRateAt(599_999, warm: true), 1e-12);
        Assert.Equal(0.001, recipe.LearningRateAt(0, warm: true, plateauDrops: 2), 1e-12);
    }

    [Fact]
    public void TheWarmUpEndsBelow80Percent()
    {
        Assert.False(WarmUp.Paper.IsOverAt(80));
        Assert.True(WarmUp.Paper.IsOverAt(79.9));
    }

    public static TheoryData<Recipe, string> Invalid => new()
    {
        { Recipe.Cifar with { Iterations = 0 }, "Iterations is 0" },
        { Recipe.Cifar with { BatchSize = 1 }, "BatchSize is 1" },
        { Recipe.Cifar with { LearningRate = double.NaN }, "LearningRate is NaN" },
        { Recipe.Cifar with { Momentum = 1 }, "Momentum is 1" },
        { Recipe.Cifar with { WeightDecay = -1 }, "WeightDecay is -1" },
        { Recipe.Cifar with { Drops = [5, 3] }, "Drops is 5, 3" },
        { Recipe.Cifar with { Parts = 3 }, "Parts is 3; it has to be a divisor of the batch size 128" },
        { Recipe.Cifar with { Parts = 128 }, "at least 2 images a part" },
        { Recipe.Cifar with { Plateau = new Plateau(0, 1, 0, 1) }, "plateau schedule looks every 0 steps" },
        { Recipe.Cifar with { WarmUp = new WarmUp(0, 80) }, "warm-up has learning rate 0" },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void AnImpossibleRecipeSaysWhichNumber(Recipe recipe, string expected) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(recipe.Validate).Message, StringComparison.Ordinal);
}
