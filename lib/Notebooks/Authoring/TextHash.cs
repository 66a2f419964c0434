using System.Security.Cryptography;
using System.Text;

namespace Notebooks.Authoring;

/// <summary>A short name for a text: the first twelve hexadecimal digits of its SHA-256.</summary>
public static class TextHash
{
    /// <summary>The hash of a text's UTF-8 bytes.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
