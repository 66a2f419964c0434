namespace ResNets.Blocks;

/// <summary>How a block's input reaches its output past the weighted layers (sections 3.3 and 4.1 of the paper).</summary>
public enum Shortcut
{
    /// <summary>No shortcut: a plain network, y = F(x).</summary>
    None,

    /// <summary>Identity; where dimensions grow, every second row and column with zero channels added. No parameters.</summary>
    A,

    /// <summary>Identity; where dimensions grow, a 1×1 projection and batch normalization.</summary>
    B,

    /// <summary>A 1×1 projection and batch normalization on every block.</summary>
    C,

    /// <summary>A highway network's gate: y = T(x)·H(x) + (1 − T(x))·x with a learned T between 0 and 1 (section 2).</summary>
    Gated,
}
