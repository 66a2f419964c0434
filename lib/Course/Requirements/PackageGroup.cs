namespace Course.Requirements;

/// <summary>What a package is needed for.</summary>
public enum PackageGroup
{
    /// <summary>To run the notebooks.</summary>
    Run,

    /// <summary>To run the tests too.</summary>
    Test,

    /// <summary>To measure against PyTorch too.</summary>
    Bench,
}
