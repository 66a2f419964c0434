namespace ResNets.Training;

/// <summary>A number of a recipe is out of range.</summary>
/// <param name="property">The property of <see cref="Recipe"/>.</param>
/// <param name="found">Its value.</param>
/// <param name="allowed">What it has to be.</param>
public sealed class RecipeException(string property, string found, string allowed)
    : ArgumentException($"The recipe's {property} is {found}; it has to be {allowed}.")
{
    /// <summary>The property of <see cref="Recipe"/>.</summary>
    public string Property => property;

    /// <summary>Its value.</summary>
    public string Found => found;

    /// <summary>What it has to be.</summary>
    public string Allowed => allowed;
}
