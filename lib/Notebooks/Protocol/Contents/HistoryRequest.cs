namespace Notebooks.Protocol.Contents;

/// <summary>Asks for earlier cells.</summary>
/// <param name="HistAccessType">"range", "tail" or "search".</param>
/// <param name="Output">Whether to tell results too.</param>
/// <param name="Session">For "range": the session; 0 is the present one.</param>
/// <param name="Start">For "range": the first cell.</param>
/// <param name="Stop">For "range": the cell after the last; null: all.</param>
/// <param name="N">For "tail" and "search": the most to tell.</param>
/// <param name="Pattern">For "search": text with * and ?.</param>
/// <param name="Unique">For "search": each text once.</param>
public sealed record HistoryRequest(
    string HistAccessType, bool Output = false, int Session = 0, int Start = 0, int? Stop = null, int? N = null, string? Pattern = null,
    bool Unique = false);
