namespace Notebooks.Protocol.Contents;

/// <summary>Asks about code at the cursor: what could stand there, or what the name there means.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="CursorPos">The cursor, in Unicode code points from the beginning; null: at the end.</param>
/// <param name="DetailLevel">1 asks for all there is to say, 0 for a summary.</param>
public sealed record CodeRequest(string Code, int? CursorPos = null, int DetailLevel = 0);
