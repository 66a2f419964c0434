namespace Notebooks.Protocol.Contents;

/// <summary>What the kernel is and speaks.</summary>
/// <param name="Status">"ok".</param>
/// <param name="ProtocolVersion">The version of Jupyter's protocol.</param>
/// <param name="Implementation">The kernel's name.</param>
/// <param name="ImplementationVersion">The kernel's version.</param>
/// <param name="LanguageInfo">The language of its cells.</param>
/// <param name="Banner">What a console says first.</param>
public sealed record KernelInfo(
    string Status, string ProtocolVersion, string Implementation, string ImplementationVersion, LanguageInfo LanguageInfo, string Banner)
{
    /// <summary>Where to read more.</summary>
    public IReadOnlyList<HelpLink> HelpLinks { get; init; } = [];

    /// <summary>Whether a debugger can be attached through the protocol.</summary>
    public bool Debugger { get; init; }
}
