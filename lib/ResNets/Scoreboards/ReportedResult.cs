namespace ResNets.Scoreboards;

/// <summary>What has to be known about an error before it is compared with another.</summary>
/// <param name="Network">The network.</param>
/// <param name="Data">The images.</param>
/// <param name="Iterations">The steps of training.</param>
/// <param name="Test">How it was tested: <c>single view</c> or <c>10-crop</c>.</param>
/// <param name="ChosenOnTest">Whether the setting or the moment was chosen by the test error.</param>
public sealed record ReportedResult(string Network, string Data, int Iterations, string Test, bool ChosenOnTest)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Network} on {Data}, {Iterations} iterations, {Test}{(ChosenOnTest ? ", chosen on the test set" : "")}";
}
