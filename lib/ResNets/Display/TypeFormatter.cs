namespace ResNets.Display;

/// <summary>Writes values of one type as one MIME type; the members are what notebooks look for by name.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="mimeType">The MIME type.</param>
/// <param name="write">The value as text of that type.</param>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string> write)
{
    /// <summary>The MIME type that this writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The type of the values.</summary>
    public Type Type { get; } = typeof(T);

    /// <summary>Writes a value; false if it is of another type.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Where it is written.</param>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }

        writer.Write(write(value));
        return true;
    }
}
