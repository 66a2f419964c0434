using Course.Requirements;

namespace Course.Setup;

/// <summary>What a set-up is to bring about.</summary>
/// <param name="Stack">The stack to build with.</param>
/// <param name="Groups">What the machine is to be able to do.</param>
public sealed record SetupRequest(StackChoice Stack, IReadOnlyList<PackageGroup> Groups)
{
    /// <summary>Obtains images to train on; a command that uses others, or none, does without.</summary>
    public bool Images { get; init; } = true;

    /// <summary>Forbids every use of the network.</summary>
    public bool Offline { get; init; }

    /// <summary>Says what would be done and does nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Tries again what could not be had last time.</summary>
    public bool TryAgain { get; init; }
}
