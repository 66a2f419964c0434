namespace ResNets.Display;

/// <summary>
/// Tells a notebook how to show a type. Notebooks look for an attribute of this name in any namespace, so that a library
/// needs no reference to them.
/// </summary>
/// <param name="formatterSourceType">A class with a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that one output holds together.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
