using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes tensors as text, in the styles of <see cref="TensorStringStyle"/>.</summary>
internal sealed class TensorText(string floatFormat, int width, CultureInfo culture, string newLine)
{
    private const string Ellipsis = "...";
    private const int MostTableRows = 40;

    public static string Of(
        torch.Tensor tensor, TensorStringStyle style, string? floatFormat, int? width, CultureInfo? culture, string? newLine)
    {
        var text = new TensorText(
            floatFormat ?? torch.FloatFormat, width ?? torch.LineWidth, culture ?? CultureInfo.CurrentCulture,
            newLine ?? torch.NewLine);
        var chosen = style == TensorStringStyle.Default ? torch.TensorStringStyle : style;
        using var scope = torch.NewDisposeScope();
        using var mode = torch.no_grad();
        return tensor.is_meta ? Metadata(tensor) : chosen switch
        {
            TensorStringStyle.Metadata => Metadata(tensor),
            TensorStringStyle.Julia => text.Tables(tensor),
            TensorStringStyle.Numpy => text.Brackets(tensor, "[]", "", tensor.ndim),
            TensorStringStyle.CSharp => text.Initializer(tensor),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style."),
        };
    }

    public static string Metadata(torch.Tensor tensor) => tensor.IsInvalid
        ? ""
        : $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    private string Tables(torch.Tensor tensor)
    {
        var text = new StringBuilder(Metadata(tensor));
        if (tensor.ndim == 0)
        {
            return text.Append(", value = ").Append(Cells(tensor.reshape(1))[0]).ToString();
        }

        text.Append(newLine);
        if (tensor.ndim <= 2)
        {
            AppendTable(text, tensor.ndim == 1 ? tensor.unsqueeze(0) : tensor);
            return text.ToString();
        }

        using var tables = tensor.flatten(0, -3);
        var outer = tensor.shape[..^2];
        var shown = Math.Min(tables.size(0), MostTableRows);
        for (long i = 0; i < shown; i++)
        {
            text.Append($"[{string.Join(",", Position(i, outer))},..,..] =").Append(newLine);
            AppendTable(text, tables.select(0, i));
            text.Append(newLine);
        }

        return shown < tables.size(0) ? text.Append(Ellipsis).Append(newLine).ToString() : text.ToString();
    }

    private void AppendTable(StringBuilder text, torch.Tensor table)
    {
        var shown = (int)Math.Min(table.size(0), MostTableRows);
        var rows = Enumerable.Range(0, shown).Select(row => Row(table.select(0, row))).ToArray();
        var columns = rows.Length == 0 ? 0 : rows.Min(row => row.Count);
        var widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            for (var column = 0; column < columns; column++)
            {
                text.Append(' ').Append(row[column].PadLeft(widths[column]));
            }

            text.Append(columns < table.size(1) ? " " + Ellipsis : "").Append(newLine);
        }

        text.Append(shown < table.size(0) ? " " + Ellipsis + newLine : "");
    }

    /// <summary>As many cells as fit into the line, room for the ellipsis left.</summary>
    private List<string> Row(torch.Tensor row)
    {
        var room = width - Ellipsis.Length - 1;
        var cells = new List<string>();
        var most = Math.Min(row.size(0), Math.Max(1, width / 2));
        foreach (var cell in Cells(row.narrow(0, 0, most)))
        {
            room -= cell.Length + 1;
            if (room < 0)
            {
                break;
            }

            cells.Add(cell);
        }

        return cells;
    }

    private string Initializer(torch.Tensor tensor)
    {
        var (name, suffix) = tensor.dtype switch
        {
            torch.ScalarType.Bool => ("bool", ""),
            torch.ScalarType.Byte => ("byte", ""),
            torch.ScalarType.Int8 => ("sbyte", ""),
            torch.ScalarType.Int16 => ("short", ""),
            torch.ScalarType.Int32 => ("int", ""),
            torch.ScalarType.Int64 => ("long", "L"),
            torch.ScalarType.Float64 => ("double", ""),
            torch.ScalarType.Float32 => ("float", "f"),
            _ => (tensor.dtype.ToString(), ""),
        };
        var start = Metadata(tensor) + ", value = ";
        return tensor.ndim == 0
            ? start + Cells(tensor.reshape(1))[0]
            : $"{start}{(tensor.ndim > 1 ? newLine : "")}{name} [{new string(',', (int)tensor.ndim - 1)}] " +
              Brackets(tensor, "{}", suffix, tensor.ndim);
    }

    private string Brackets(torch.Tensor tensor, string brackets, string suffix, long rank)
    {
        if (tensor.ndim == 0)
        {
            return Cells(tensor.reshape(1))[0];
        }

        var most = tensor.ndim == 1 ? torch.MaxColumns : torch.MaxRows;
        var count = (int)tensor.size(0);
        var (head, tail) = count <= most ? (count, 0) : (most - (most / 2), most / 2);
        var parts = Enumerable.Range(0, head)
            .Concat(Enumerable.Range(count - tail, tail))
            .Select(i => tensor.ndim == 1
                ? Cells(tensor.narrow(0, i, 1))[0] + suffix
                : Brackets(tensor.select(0, i), brackets, suffix, rank))
            .ToList();
        if (tail > 0 || head < count)
        {
            parts.Insert(head, Ellipsis);
        }

        var indent = new string(' ', (int)(rank - tensor.ndim) + 1);
        var comma = suffix.Length > 0 || brackets == "{}" || tensor.ndim == 1 ? "," : "";
        var separator = tensor.ndim == 1 ? ", " : comma + newLine + indent;
        return brackets[0] + string.Join(separator, parts) + brackets[1];
    }

    private string[] Cells(torch.Tensor row)
    {
        using var here = row.cpu();
        return here.dtype switch
        {
            torch.ScalarType.Bool => [.. here.data<bool>().Select(value => value.ToString(culture))],
            torch.ScalarType.Float64 => [.. here.data<double>().Select(value => value.ToString(floatFormat, culture))],
            _ when here.is_floating_point() =>
                [.. here.@float().data<float>().Select(value => value.ToString(floatFormat, culture))],
            _ when here.is_complex() => [.. here.cdouble().data<System.Numerics.Complex>().Select(Complex)],
            _ => [.. here.@long().data<long>().Select(value => value.ToString(culture))],
        };
    }

    private string Complex(System.Numerics.Complex value)
    {
        var real = value.Real != 0 || value.Imaginary == 0 ? value.Real.ToString(floatFormat, culture) : "";
        var sign = real.Length > 0 && value.Imaginary > 0 ? "+" : "";
        return value.Imaginary == 0 ? real : $"{real}{sign}{value.Imaginary.ToString(floatFormat, culture)}i";
    }

    private static long[] Position(long index, long[] shape)
    {
        var position = new long[shape.Length];
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            (index, position[i]) = Math.DivRem(index, shape[i]);
        }

        return position;
    }
}
