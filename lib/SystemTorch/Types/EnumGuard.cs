using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Refuses numbers that were cast to an enumeration which does not have them.</summary>
internal static class EnumGuard
{
    /// <exception cref="ArgumentOutOfRangeException">The enumeration has no such value.</exception>
    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(
            name, value, $"There is no such {typeof(T).Name}: it is one of {string.Join(", ", Enum.GetNames<T>())}.");
}
