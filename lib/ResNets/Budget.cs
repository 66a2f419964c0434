namespace ResNets;

/// <summary>How much computing a notebook may do; <c>RESNET_BUDGET</c> chooses.</summary>
public sealed record Budget
{
    /// <summary>The environment variable that names the budget.</summary>
    public const string Variable = "RESNET_BUDGET";

    private static readonly string[] s_names = ["smoke", "quick", "full"];

    /// <summary>Takes a budget by name.</summary>
    /// <param name="name"><c>smoke</c> (seconds a notebook), <c>quick</c> (about a minute at most) or <c>full</c> (the paper's, on a GPU).</param>
    /// <exception cref="ArgumentException">There is no such budget.</exception>
    public Budget(string name) =>
        Name = s_names.Contains(name)
            ? name
            : throw new ArgumentException($"'{name}' is not a budget; choose one of {string.Join(", ", s_names)}.", nameof(name));

    /// <summary><c>smoke</c>, <c>quick</c> or <c>full</c>.</summary>
    public string Name { get; }

    /// <summary>The budget that the environment names; <c>quick</c> if it names none.</summary>
    public static Budget FromEnvironment() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : "quick");

    /// <summary>The value that belongs to this budget.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="smoke">For tests.</param>
    /// <param name="quick">For a lecture on two CPU cores.</param>
    /// <param name="full">For a GPU.</param>
    public T Choose<T>(T smoke, T quick, T full) => Name switch
    {
        "smoke" => smoke,
        "quick" => quick,
        _ => full,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
