namespace ResNets.Charts.Picture;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where it stands.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct SvgMark(double Value, string Text);
