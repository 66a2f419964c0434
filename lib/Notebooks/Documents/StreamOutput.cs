namespace Notebooks.Documents;

/// <summary>Text printed to a standard stream.</summary>
/// <param name="Name">"stdout" or "stderr".</param>
/// <param name="Text">What was printed.</param>
public sealed record StreamOutput(string Name, string Text) : Output;
