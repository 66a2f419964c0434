using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
