using System.Text;

namespace Notebooks.Kernel;

/// <summary>A console stream whose text goes to the cell that prints it.</summary>
/// <param name="name">"stdout" or "stderr".</param>
/// <param name="outside">Where text goes that no cell has printed.</param>
internal sealed class ConsoleCapture(string name, TextWriter outside) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Makes the process's console print to cells.</summary>
    public static void Install()
    {
        if (s_installed)
            return;
        s_installed = true;
        Console.SetOut(new ConsoleCapture("stdout", Console.Out));
        Console.SetError(new ConsoleCapture("stderr", Console.Error));
        Console.SetIn(new ConsoleInput());
    }

    private static bool s_installed;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (CellScope.Current is { } cell)
            cell.Output.Stream(name, value);
        else
            outside.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + CoreNewLineText);

    public override void WriteLine() => Write(CoreNewLineText);

    private string CoreNewLineText => new(CoreNewLine);
}
