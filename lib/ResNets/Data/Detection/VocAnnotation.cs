using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ResNets.Data;

/// <summary>
/// Reads one XML annotation of PASCAL VOC. Its boxes count pixels from 1 and include both edges; <see cref="BoundingBox"/>
/// counts from 0 and leaves the right and lower edge out.
/// </summary>
internal static class VocAnnotation
{
    /// <summary>Reads an annotation.</summary>
    /// <param name="path">The XML file.</param>
    /// <param name="picture">The picture that it belongs to.</param>
    /// <exception cref="InvalidDataException">The file is missing, no XML, or says what cannot be.</exception>
    public static VocPicture Read(string path, string picture)
    {
        var root = Parse(path);
        var size = Child(path, root, "size");
        var (width, height) = (Number(path, size, "width"), Number(path, size, "height"));
        Require(path, width >= 1 && height >= 1, $"says the picture has {width}×{height} pixels; expected at least 1×1");
        return new VocPicture(
            picture, (int)width, (int)height, [.. root.Elements("object").Select((item, i) => ReadObject(path, item, i, width, height))]);
    }

    private static XElement Parse(string path)
    {
        var text = WholeFile.ReadAll(path);
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            Require(path, root.Name.LocalName == "annotation", $"begins with <{root.Name.LocalName}>; expected <annotation>");
            return root;
        }
        catch (XmlException error)
        {
            throw new InvalidDataException($"{path} is no XML file ({error.Message.TrimEnd('.')}); restore it.", error);
        }
    }

    private static VocObject ReadObject(string path, XElement item, int index, double width, double height)
    {
        var name = Child(path, item, "name").Value.Trim();
        Require(path, name.Length > 0, $"gives object {index} no name; expected its class");
        var box = Child(path, item, "bndbox");
        var (left, top) = (Number(path, box, "xmin"), Number(path, box, "ymin"));
        var (right, bottom) = (Number(path, box, "xmax"), Number(path, box, "ymax"));
        Require(
            path,
            left >= 1 && top >= 1 && right >= left && bottom >= top && right <= width && bottom <= height,
            string.Create(CultureInfo.InvariantCulture, $"puts object {index} ({name}) at {left}, {top} to {right}, {bottom}; expected a box within 1, 1 to {width}, {height}"));
        return new VocObject(
            name, new BoundingBox(left - 1, top - 1, right, bottom), Flag(path, item, "difficult"), Flag(path, item, "truncated"));
    }

    private static XElement Child(string path, XElement parent, string name) => parent.Element(name)
        ?? throw new InvalidDataException($"{path} has no <{name}> in <{parent.Name.LocalName}>; restore it.");

    private static double Number(string path, XElement parent, string name)
    {
        var text = Child(path, parent, name).Value;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path} has <{name}> '{text}'; expected a number. Restore it.");
    }

    private static bool Flag(string path, XElement item, string name)
    {
        var text = item.Element(name)?.Value.Trim() ?? "0";
        Require(path, text is "0" or "1", $"has <{name}> '{text}'; expected 0 or 1");
        return text == "1";
    }

    private static void Require(string path, bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{path} {what}. Restore it.");
        }
    }
}
