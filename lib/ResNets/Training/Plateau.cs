using System.Globalization;

namespace ResNets.Training;

/// <summary>
/// The paper's schedule for ImageNet (section 3.4): the learning rate is divided "when the error plateaus". The error is
/// the validation error where there is a validation set, else the training error; never the test error.
/// </summary>
/// <param name="Every">The steps between two looks at the error.</param>
/// <param name="Patience">How many looks in a row may bring no improvement before the rate drops.</param>
/// <param name="Improvement">By how many points of error (percent) the best so far has to be beaten.</param>
/// <param name="MostDrops">After so many drops the rate stays.</param>
public sealed record Plateau(int Every, int Patience, double Improvement, int MostDrops)
{
    /// <summary>A look an epoch (5,000 steps of 256 on ImageNet), five epochs of patience, three drops at most.</summary>
    public static Plateau ImageNet { get; } = new(5_000, 5, 0.1, 3);

    /// <summary>Where the schedule stands after one more look at the error.</summary>
    /// <param name="before">Where it stood.</param>
    /// <param name="error">The error in percent.</param>
    public ScheduleState After(ScheduleState before, double error)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.BestError is not { } best || error < best - Improvement)
        {
            return before with { BestError = error, LooksSinceBest = 0 };
        }

        var looks = before.LooksSinceBest + 1;
        return looks > Patience && before.PlateauDrops < MostDrops
            ? before with { LooksSinceBest = 0, PlateauDrops = before.PlateauDrops + 1 }
            : before with { LooksSinceBest = looks };
    }

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (Every < 1 || Patience < 0 || !double.IsFinite(Improvement) || Improvement < 0 || MostDrops < 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The plateau schedule looks every {Every} steps with patience {Patience}, improvement {Improvement} and {MostDrops} drops; the steps have to be at least 1, the improvement finite and nothing below 0."));
        }
    }
}
