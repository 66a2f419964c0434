namespace ResNets.Training;

/// <summary>What the learning rate depends on besides the iteration; part of every checkpoint.</summary>
/// <param name="Warm">Whether the warm-up is over, or there is none.</param>
/// <param name="PlateauDrops">How often a plateau has divided the rate.</param>
/// <param name="BestError">The lowest error that the plateau schedule has seen, in percent; null before its first look.</param>
/// <param name="LooksSinceBest">Its looks since then.</param>
public sealed record ScheduleState(bool Warm, int PlateauDrops = 0, double? BestError = null, int LooksSinceBest = 0)
{
    /// <summary>Where a recipe starts.</summary>
    /// <param name="recipe">The recipe.</param>
    public static ScheduleState StartOf(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(Warm: recipe.WarmUp is null);
    }
}
