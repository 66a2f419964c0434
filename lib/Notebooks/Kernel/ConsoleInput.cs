namespace Notebooks.Kernel;

/// <summary>The console's input: each line is a question to the user of the cell that reads it.</summary>
internal sealed class ConsoleInput : TextReader
{
    private string _rest = "";

    /// <summary>A line; null where cells cannot ask.</summary>
    public override string? ReadLine()
    {
        if (_rest.Length > 0)
        {
            var line = _rest.TrimEnd('\n');
            _rest = "";
            return line;
        }

        return CellScope.Current?.Input?.Ask("", password: false);
    }

    public override int Peek() => Fill() ? _rest[0] : -1;

    public override int Read()
    {
        if (!Fill())
            return -1;
        var next = _rest[0];
        _rest = _rest[1..];
        return next;
    }

    private bool Fill()
    {
        if (_rest.Length == 0 && ReadLine() is { } line)
            _rest = line + "\n";
        return _rest.Length > 0;
    }
}
