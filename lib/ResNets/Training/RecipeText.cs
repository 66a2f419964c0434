namespace ResNets.Training;

/// <summary>A recipe in a line: the paper's that it was made from, its share of the iterations, and what else differs.</summary>
internal static class RecipeText
{
    /// <summary>Such as <c>CIFAR, section 4.2, at 1/16 of its 64,000 iterations, with learning rate 0.05</c>.</summary>
    internal static string Of(Recipe recipe)
    {
        string[] changes = Paper(recipe.Name) is { } paper ? [.. Changes(recipe, paper.Scaled(recipe.Iterations))] : [];
        return $"{recipe.Name}, {Share(recipe)}{(changes.Length > 0 ? ", with " : "")}{string.Join(", ", changes)}";
    }

    private static Recipe? Paper(string name) =>
        new[] { Recipe.Cifar, Recipe.Cifar110, Recipe.ImageNet }.FirstOrDefault(recipe => recipe.Name == name);

    private static string Share(Recipe recipe)
    {
        var share = (double)recipe.PaperIterations / recipe.Iterations;
        return share switch
        {
            1 => Text($"all of its {recipe.Iterations:N0} iterations"),
            < 1 => Text($"{recipe.Iterations:N0} iterations instead of its {recipe.PaperIterations:N0}"),
            _ when Math.Abs(share - Math.Round(share)) < 1e-9 => Text($"at 1/{share:N0} of its {recipe.PaperIterations:N0} iterations"),
            _ => Text($"{recipe.Iterations:N0} of its {recipe.PaperIterations:N0} iterations"),
        };
    }

    private static IEnumerable<string> Changes(Recipe recipe, Recipe paper)
    {
        (bool Differs, string Words)[] settings =
        [
            (recipe.BatchSize != paper.BatchSize, Text($"batches of {recipe.BatchSize}")),
            (recipe.Parts != paper.Parts, Text($"{recipe.Parts} parts a step")),
            (recipe.LearningRate != paper.LearningRate, Text($"learning rate {recipe.LearningRate}")),
            ((recipe with { Drops = paper.Drops }) != recipe, Drops(recipe)),
            (recipe.DropFactor != paper.DropFactor, Text($"drops by {recipe.DropFactor}")),
            (recipe.Plateau != paper.Plateau, recipe.Plateau is null ? "no plateau schedule" : "a plateau schedule of its own"),
            (recipe.WarmUp != paper.WarmUp, recipe.WarmUp is { } start ? Text($"a start at {start.LearningRate}") : "no gentler start"),
            (recipe.Momentum != paper.Momentum, Text($"momentum {recipe.Momentum}")),
            (recipe.WeightDecay != paper.WeightDecay, Text($"weight decay {recipe.WeightDecay}")),
            (recipe.Decay != paper.Decay, "decay of all parameters"),
            (recipe.Augmentation != paper.Augmentation || recipe.Photos != paper.Photos, "another augmentation"),
        ];
        return settings.Where(setting => setting.Differs).Select(setting => setting.Words);
    }

    private static string Drops(Recipe recipe) => recipe.Drops is { IsDefault: false, Length: > 0 } drops
        ? Text($"drops at {string.Join(" and ", drops.Select(drop => Text($"{drop:N0}")))}")
        : "no drops";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
