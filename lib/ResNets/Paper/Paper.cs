namespace ResNets;

/// <summary>
/// The tables of "Deep Residual Learning for Image Recognition" (He, Zhang, Ren, Sun; arXiv 1512.03385), as printed. Every
/// number of the paper that notebooks, charts and tests compare with stands here and nowhere else.
/// </summary>
public static partial class Paper
{
    /// <summary>The paper.</summary>
    public const string Title = "Deep Residual Learning for Image Recognition";

    /// <summary>Its number at arxiv.org.</summary>
    public const string Arxiv = "1512.03385";
}
