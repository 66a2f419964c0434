using System.Collections.Immutable;
using System.Globalization;
using ResNets.Data;

namespace ResNets.Training;

/// <summary>How a network is trained: section 4.2 of the paper, in one immutable record.</summary>
public sealed record Recipe
{
    /// <summary>Section 4.2: 64,000 iterations of 128 images, 0.1, divided by 10 at 32,000 and 48,000.</summary>
    public static Recipe Cifar { get; } = new();

    /// <summary>Section 4.2 for 110 layers: the same, started at 0.01 until the training error is below 80%.</summary>
    public static Recipe Cifar110 { get; } = new() { WarmUp = WarmUp.Paper };

    /// <summary>Steps of training.</summary>
    public int Iterations { get; init; } = 64_000;

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The learning rate before any drop.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The iterations at which the learning rate is divided by <see cref="DropFactor"/>, increasing.</summary>
    public ImmutableArray<int> Drops { get; init; } = [32_000, 48_000];

    /// <summary>What the learning rate is divided by at a drop.</summary>
    public double DropFactor { get; init; } = 10;

    /// <summary>The momentum of stochastic gradient descent.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay, on every parameter.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>A gentler start, or null.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>The random changes to the training images.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.Paper;

    /// <summary>The seed of the order of the images, their crops and flips.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The same recipe in fewer (or more) iterations, with the drops at the same fractions of them:
    /// <c>Recipe.Cifar.Scaled(4_000)</c> drops at 2,000 and 3,000.
    /// </summary>
    /// <param name="iterations">The new number of iterations.</param>
    public Recipe Scaled(int iterations) =>
        this with
        {
            Iterations = iterations,
            Drops = [.. Drops.Select(drop => (int)Math.Round((double)drop * iterations / Iterations))],
        };

    /// <summary>The learning rate of an iteration in closed form: nothing has to be stepped or undone.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <param name="warm">Whether the warm-up is over (or there is none).</param>
    public double LearningRateAt(int iteration, bool warm) =>
        WarmUp is { } start && !warm
            ? start.LearningRate
            : LearningRate / Math.Pow(DropFactor, Drops.Count(drop => iteration >= drop));

    /// <summary>Checks that a training run can follow this.</summary>
    /// <exception cref="ArgumentException">A number is out of range; the message says which and what is allowed.</exception>
    public void Validate()
    {
        Require(Iterations >= 1, nameof(Iterations), Iterations, "at least 1");
        Require(BatchSize >= 2, nameof(BatchSize), BatchSize, "at least 2, because batch normalization needs a variance");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Require(DropFactor >= 1, nameof(DropFactor), DropFactor, "at least 1");
        Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "from 0 to below 1");
        Require(double.IsFinite(WeightDecay) && WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or above");
        Require(
            Drops.SequenceEqual(Drops.Order()) && Drops.All(drop => drop >= 0),
            nameof(Drops), string.Join(", ", Drops), "increasing iterations from 0");
        WarmUp?.Validate();
    }

    private static void Require(bool condition, string name, object value, string allowed)
    {
        if (!condition)
        {
            var found = Convert.ToString(value, CultureInfo.InvariantCulture);
            throw new ArgumentException($"The recipe's {name} is {found}; it has to be {allowed}.");
        }
    }
}
