using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Notebooks.Documents;

namespace Notebooks.Formatting;

/// <summary>
/// Formatters that a library brings along without referencing a notebook host: an attribute named
/// <c>TypeFormatterSourceAttribute</c>, in any namespace, names a class whose <c>CreateTypeFormatters()</c> makes them.
/// </summary>
internal static class ConventionFormatter
{
    private static readonly ConcurrentDictionary<Type, Formatter[]> s_formatters = new();

    /// <summary>The value in all MIME types that its type prefers, or null when the type brings no formatter.</summary>
    public static MimeBundle? TryFormat(object value)
    {
        MimeBundle bundle = MimeBundle.Empty;
        foreach (Formatter formatter in s_formatters.GetOrAdd(value.GetType(), Find))
        {
            using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            if (!bundle.Data.ContainsKey(formatter.MimeType) && formatter.Format(value, writer))
                bundle = bundle.With(formatter.MimeType, writer.ToString());
        }

        return bundle.Data.IsEmpty ? null : bundle;
    }

    private static Formatter[] Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute is null || Property(attribute, "FormatterSourceType") is not Type sourceType)
            return [];
        MethodInfo create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes) ?? throw new InvalidOperationException(
            $"{TypeNames.Full(sourceType)}, named by [TypeFormatterSource] of {TypeNames.Full(type)}, has no public method CreateTypeFormatters(); add it.");
        var preferred = Property(attribute, "PreferredMimeTypes") as string[];
        var made = (IEnumerable)create.Invoke(Activator.CreateInstance(sourceType, nonPublic: true), null)!;
        return [.. made.Cast<object>()
            .Where(formatter => Property(formatter, "Type") is not Type only || only.IsAssignableFrom(type))
            .Select(Formatter.Of)
            .Where(formatter => preferred is null or [] || preferred.Contains(formatter.MimeType))];
    }

    private static object? Property(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);

    private sealed record Formatter(string MimeType, Func<object, TextWriter, bool> Format)
    {
        public static Formatter Of(object instance)
        {
            MethodInfo format = instance.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
                ?? throw new InvalidOperationException(
                    $"{TypeNames.Full(instance.GetType())} has no public method bool Format(object, TextWriter); a formatter needs it.");
            var mimeType = Property(instance, "MimeType") as string
                ?? throw new InvalidOperationException($"{TypeNames.Full(instance.GetType())} has no public string MimeType; a formatter needs it.");
            return new Formatter(mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(instance));
        }
    }
}
