using ResNets.Data;
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

    // A half and three quarters, rounded, but never before the first step and never two at one step.
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(4, 2, 3)]
    [InlineData(5, 2, 4)]
    public void AFewIterationsStartAtTheRecipesRate(int iterations, int first, int second)
    {
        foreach (var recipe in (Recipe[])[Recipe.Cifar, Recipe.CifarSixteenth, Recipe.CifarMinute])
        {
            var scaled = recipe.Scaled(iterations);
            scaled.Validate();
            Assert.Equal([first, second], scaled.Drops);
            Assert.Equal(0.1, scaled.LearningRateAt(0, warm: true), 1e-12);
        }
    }

    [Fact]
    public void EveryPresetCanBeScaledToAnyLength()
    {
        foreach (var recipe in (Recipe[])[Recipe.Cifar, Recipe.Cifar110, Recipe.CifarSixteenth, Recipe.CifarMinute, Recipe.ImageNet])
        {
            foreach (var iterations in Enumerable.Range(1, 200).Append(64_000).Append(600_000))
            {
                var scaled = recipe.Scaled(iterations);
                scaled.Validate();
                Assert.Equal(recipe.LearningRate, scaled.LearningRateAt(0, warm: true));
            }
        }
    }

    [Fact]
    public void RecipesAreEqualWhereTheirNumbersAre()
    {
        Assert.Equal(Recipe.CifarSixteenth, Recipe.Cifar.Scaled(4_000));
        Assert.Equal(Recipe.CifarSixteenth.GetHashCode(), Recipe.Cifar.Scaled(4_000).GetHashCode());
        Assert.Equal(Recipe.Cifar, Recipe.Cifar with { Drops = [32_000, 48_000] });
        Assert.NotEqual(Recipe.Cifar, Recipe.Cifar with { Drops = [32_000, 48_001] });
        Assert.NotEqual(Recipe.Cifar, Recipe.Cifar with { Drops = [32_000] });
        Assert.NotEqual(Recipe.Cifar, Recipe.Cifar with { Drops = default });
        Assert.NotEqual(Recipe.Cifar, Recipe.Cifar with { Seed = 1 });
        Assert.Equal(Recipe.Cifar with { Drops = default }, Recipe.Cifar with { Drops = default });
    }

    [Fact]
    public void AScaledRecipeSaysItsScale()
    {
        Assert.Equal("CIFAR, section 4.2, all of its 64,000 iterations", Recipe.Cifar.ToString());
        Assert.Equal("CIFAR, section 4.2, at 1/16 of its 64,000 iterations", Recipe.CifarSixteenth.ToString());
        Assert.Equal("CIFAR, section 4.2, at 1/160 of its 64,000 iterations", Recipe.CifarMinute.ToString());
        Assert.Equal("CIFAR, section 4.2, 110 layers, 600 of its 64,000 iterations", Recipe.Cifar110.Scaled(600).ToString());
        Assert.Equal("ImageNet, section 3.4, at 1/100 of its 600,000 iterations", Recipe.ImageNet.Scaled(6_000).ToString());
        Assert.Equal("CIFAR, section 4.2, 100,000 iterations instead of its 64,000", Recipe.Cifar.Scaled(100_000).ToString());
    }

    [Fact]
    public void ARecipeSaysWhatItChangedOfThePapers()
    {
        Assert.Equal(
            "CIFAR, section 4.2, at 1/16 of its 64,000 iterations, with batches of 64, learning rate 0.05, drops at 1,000, weight decay 0.001",
            (Recipe.CifarSixteenth with { BatchSize = 64, LearningRate = 0.05, Drops = [1_000], WeightDecay = 1e-3, Seed = 7 }).ToString());
        Assert.Equal(
            "CIFAR, section 4.2, all of its 64,000 iterations, with no drops, another augmentation",
            (Recipe.Cifar with { Drops = [], Augmentation = Augmentation.None }).ToString());
        Assert.Equal(
            "CIFAR, section 4.2, 110 layers, all of its 64,000 iterations, with 4 parts a step, no gentler start",
            (Recipe.Cifar110 with { Parts = 4, WarmUp = null }).ToString());
        Assert.Equal("my own, all of its 64,000 iterations", (Recipe.Cifar with { Name = "my own", LearningRate = 1 }).ToString());
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
        { Recipe.Cifar with { Drops = [5, 5] }, "Drops is 5, 5; it has to be iterations from 1, each greater than the one before" },
        { Recipe.Cifar with { Drops = [0, 5] }, "Drops is 0, 5" },
        { Recipe.Cifar with { Drops = [-1] }, "Drops is -1" },
        { Recipe.Cifar with { Drops = default }, "Drops is not given" },
        { (Recipe.Cifar with { Drops = default }).Scaled(5), "Drops is not given" },
        { Recipe.Cifar.Scaled(0), "Iterations is 0" },
        { Recipe.Cifar.Scaled(-4), "Iterations is -4" },
        { Recipe.Cifar with { DropFactor = 0.5 }, "DropFactor is 0.5; it has to be a finite number of at least 1" },
        { Recipe.Cifar with { DropFactor = double.PositiveInfinity }, "DropFactor is Infinity" },
        { Recipe.Cifar with { DropFactor = double.NaN }, "DropFactor is NaN" },
        { Recipe.Cifar with { LearningRate = double.PositiveInfinity }, "LearningRate is Infinity" },
        { Recipe.Cifar with { Momentum = double.NaN }, "Momentum is NaN" },
        { Recipe.Cifar with { WeightDecay = double.NaN }, "WeightDecay is NaN" },
        { Recipe.Cifar with { Decay = (Decay)7 }, "Decay is 7; it has to be one of Weights, Everything" },
        { Recipe.Cifar with { Name = " " }, "Name is empty" },
        { Recipe.Cifar with { PaperIterations = 0 }, "PaperIterations is 0" },
        { Recipe.Cifar with { Augmentation = null! }, "Augmentation is null" },
        { Recipe.Cifar with { Augmentation = new(-1, true) }, "Augmentation.Padding is -1; it has to be 0 or above" },
        { Recipe.ImageNet with { Photos = PhotoAugmentation.Paper with { ColourNoise = double.PositiveInfinity } }, "colour noise" },
        { Recipe.Cifar with { Plateau = new Plateau(1, 1, double.PositiveInfinity, 1) }, "the improvement finite" },
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
