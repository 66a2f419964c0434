using System.Collections;
using Microsoft.DotNet.Interactive;
using Notebooks.Documents;

namespace Notebooks.Formatting;

/// <summary>Turns any value into what a front end can show.</summary>
public static class ValueFormatter
{
    /// <summary>Formats a value; every bundle carries text/plain.</summary>
    /// <param name="value">
    /// Types that bring formatters of their own (an attribute named <c>TypeFormatterSourceAttribute</c>) are shown by
    /// them; sequences of records become tables, other objects tables of their properties, the rest plain text.
    /// </param>
    /// <param name="mimeTypes">Keeps only these, and text/plain; empty: all.</param>
    public static MimeBundle Format(object? value, params IReadOnlyCollection<string> mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        MimeBundle bundle = WithPlain(Everything(value), value);
        return mimeTypes.Count == 0
            ? bundle
            : new MimeBundle(bundle.Data.RemoveRange(bundle.Data.Keys.Where(key => key != MimeTypes.Plain && !mimeTypes.Contains(key))));
    }

    private static MimeBundle Everything(object? value) => value switch
    {
        null => MimeBundle.Plain("null"),
        MimeBundle bundle => bundle,
        string text => MimeBundle.Plain(text),
        HtmlContent html => MimeBundle.Plain(HtmlText.PlainOf(html.ToString())).With(MimeTypes.Html, html.ToString()),
        Type type => MimeBundle.Plain(TypeNames.Full(type)),
        Exception exception => MimeBundle.Plain(exception.ToString()),
        _ when TensorFormatter.TryFormat(value) is { } bundle => bundle,
        _ when ConventionFormatter.TryFormat(value) is { } bundle => bundle,
        IDictionary dictionary => TableFormatter.Dictionary(dictionary),
        Array { Rank: 2 } grid => TableFormatter.Grid(grid),
        IEnumerable sequence => TableFormatter.Sequence(sequence),
        _ when Columns.Has(value) => TableFormatter.Properties(value),
        _ => MimeBundle.Plain(PlainText.Of(value)),
    };

    private static MimeBundle WithPlain(MimeBundle bundle, object? value) =>
        bundle.Data.ContainsKey(MimeTypes.Plain) ? bundle : bundle.With(MimeTypes.Plain, PlainText.Of(value));
}
