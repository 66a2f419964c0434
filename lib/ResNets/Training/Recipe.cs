using System.Collections.Immutable;
using System.Globalization;
using ResNets.Data;

namespace ResNets.Training;

/// <summary>How a network is trained (sections 3.4 and 4.2 of the paper), in one immutable record.</summary>
public sealed record Recipe
{
    private readonly StepList _drops = new([32_000, 48_000]);

    /// <summary>Section 4.2: 64,000 iterations of 128 images, 0.1, divided by 10 at 32,000 and 48,000.</summary>
    public static Recipe Cifar { get; } = new();

    /// <summary>Section 4.2 for 110 layers: the same, started at 0.01 until the training error is below 80%.</summary>
    public static Recipe Cifar110 { get; } = new() { Name = "CIFAR, section 4.2, 110 layers", WarmUp = WarmUp.Paper };

    /// <summary>Section 4.2 in 4,000 iterations, a sixteenth: drops at 2,000 and 3,000.</summary>
    public static Recipe CifarSixteenth { get; } = Cifar.Scaled(4_000);

    /// <summary>Section 4.2 in 400 iterations, 1/160: drops at 200 and 300.</summary>
    public static Recipe CifarMinute { get; } = Cifar.Scaled(400);

    /// <summary>
    /// Section 3.4: up to 600,000 iterations of 256 photographs at random scales, crops and colours, 0.1, divided by 10 when
    /// the error plateaus.
    /// </summary>
    public static Recipe ImageNet { get; } = new()
    {
        Name = "ImageNet, section 3.4",
        Iterations = 600_000,
        PaperIterations = 600_000,
        BatchSize = 256,
        Drops = [],
        Plateau = Plateau.ImageNet,
        Augmentation = Augmentation.None,
        Photos = PhotoAugmentation.Paper,
    };

    /// <summary>Where the recipe comes from, such as <c>CIFAR, section 4.2</c>.</summary>
    public string Name { get; init; } = "CIFAR, section 4.2";

    /// <summary>The iterations of the paper's recipe that this one was made from.</summary>
    public int PaperIterations { get; init; } = 64_000;

    /// <summary>Steps of training.</summary>
    public int Iterations { get; init; } = 64_000;

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>
    /// Parts into which a step's images are divided, their gradients added up: less memory, the same step, except that batch
    /// normalization sees one part at a time.
    /// </summary>
    public int Parts { get; init; } = 1;

    /// <summary>The learning rate before any drop.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The iterations at which the learning rate is divided by <see cref="DropFactor"/>, increasing.</summary>
    public ImmutableArray<int> Drops { get => _drops.Iterations; init => _drops = new(value); }

    /// <summary>What the learning rate is divided by at a drop.</summary>
    public double DropFactor { get; init; } = 10;

    /// <summary>Drops by what is seen instead of by the iteration, or null.</summary>
    public Plateau? Plateau { get; init; }

    /// <summary>The momentum of stochastic gradient descent.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>What decays: the weights.</summary>
    public Decay Decay { get; init; } = Decay.Weights;

    /// <summary>A gentler start, or null.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>The random changes to training images in memory.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.Paper;

    /// <summary>The random changes to training photographs in files; null where the recipe is for images in memory.</summary>
    public PhotoAugmentation? Photos { get; init; }

    /// <summary>The seed of the order of the images, their crops and flips.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The same recipe in fewer (or more) iterations, with the drops at the same fractions of them:
    /// <c>Recipe.Cifar.Scaled(4_000)</c> drops at 2,000 and 3,000. In a few iterations each drop still falls after the first
    /// step and after the drop before; those that find no step left do nothing.
    /// </summary>
    /// <param name="iterations">The new number of iterations.</param>
    public Recipe Scaled(int iterations) =>
        this with
        {
            Iterations = iterations,
            Drops = Drops.IsDefault ? Drops : _drops.Scaled(iterations, Iterations).Iterations,
            Plateau = Plateau is { } plateau
                ? plateau with { Every = Math.Max(1, (int)Math.Round((double)plateau.Every * iterations / Iterations)) }
                : null,
        };

    /// <summary>The learning rate of an iteration in closed form: nothing has to be stepped or undone.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <param name="warm">Whether the warm-up is over (or there is none).</param>
    /// <param name="plateauDrops">How often a plateau has divided the rate.</param>
    public double LearningRateAt(int iteration, bool warm, int plateauDrops = 0) =>
        WarmUp is { } start && !warm
            ? start.LearningRate
            : LearningRate / Math.Pow(DropFactor, Drops.Count(drop => iteration >= drop) + plateauDrops);

    /// <summary>Checks that a training run can follow this.</summary>
    /// <exception cref="RecipeException">A number is out of range; the message says which and what is allowed.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Name), nameof(Name), "empty", "a name");
        Require(PaperIterations >= 1, nameof(PaperIterations), PaperIterations, "at least 1");
        Require(Iterations >= 1, nameof(Iterations), Iterations, "at least 1");
        Require(BatchSize >= 2, nameof(BatchSize), BatchSize, "at least 2, because batch normalization needs a variance");
        Require(Parts >= 1, nameof(Parts), Parts, "at least 1");
        Require(
            BatchSize % Parts == 0 && BatchSize / Parts >= 2,
            nameof(Parts), Parts, $"a divisor of the batch size {BatchSize} that leaves at least 2 images a part");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Require(double.IsFinite(DropFactor) && DropFactor >= 1, nameof(DropFactor), DropFactor, "a finite number of at least 1");
        Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "from 0 to below 1");
        Require(double.IsFinite(WeightDecay) && WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or above");
        Require(Enum.IsDefined(Decay), nameof(Decay), Decay, $"one of {string.Join(", ", Enum.GetNames<Decay>())}");
        Require(!Drops.IsDefault, nameof(Drops), "not given", "a list of iterations, [] for none");
        Require(
            Drops.Prepend(0).Zip(Drops).All(pair => pair.First < pair.Second),
            nameof(Drops), string.Join(", ", Drops), "iterations from 1, each greater than the one before");
        Require(Augmentation is not null, nameof(Augmentation), "null", "given, Augmentation.None for none");
        Require(Augmentation!.Padding >= 0, "Augmentation.Padding", Augmentation.Padding, "0 or above");
        Photos?.Validate();
        WarmUp?.Validate();
        Plateau?.Validate();
    }

    /// <summary>
    /// The recipe in a line, with its scale and what else differs from the paper's:
    /// <c>CIFAR, section 4.2, at 1/16 of its 64,000 iterations, with learning rate 0.05</c>.
    /// </summary>
    public override string ToString() => RecipeText.Of(this);

    private static void Require(bool condition, string name, object value, string allowed)
    {
        if (!condition)
        {
            throw new RecipeException(name, Convert.ToString(value, CultureInfo.InvariantCulture)!, allowed);
        }
    }
}
