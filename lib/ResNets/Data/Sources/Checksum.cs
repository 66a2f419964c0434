using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace ResNets.Data;

/// <summary>A checksum as data sets publish it, written <c>algorithm:hex</c>, for example <c>md5:c32a…</c>.</summary>
/// <param name="Algorithm">md5, sha1 or sha256.</param>
/// <param name="Hex">The digest in lower-case hexadecimal.</param>
[JsonConverter(typeof(ChecksumJsonConverter))]
public sealed record Checksum(string Algorithm, string Hex)
{
    /// <summary>Reads <c>algorithm:hex</c>.</summary>
    /// <param name="text">The text, for example <c>sha1:aadd24…</c>.</param>
    /// <exception cref="FormatException">The algorithm is unknown or the digest has not its length.</exception>
    public static Checksum Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':');
        if (parts.Length == 2 && parts[1].Length == HexLength(parts[0]) && parts[1].All(char.IsAsciiHexDigitLower))
        {
            return new Checksum(parts[0], parts[1]);
        }

        throw new FormatException(
            $"'{text}' is not a checksum; expected 'md5:', 'sha1:' or 'sha256:' and the digest in lower-case hexadecimal.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm}:{Hex}";

    /// <summary>Computes a file's checksum.</summary>
    /// <param name="algorithm">md5, sha1 or sha256.</param>
    /// <param name="path">The file.</param>
    /// <param name="onBytes">Told how many bytes each read took.</param>
    /// <param name="cancellation">Stops between two reads.</param>
    internal static async Task<Checksum> OfFileAsync(
        string algorithm, string path, Action<int> onBytes, CancellationToken cancellation)
    {
        await using FileStream file = File.OpenRead(path);
        return await ComputeAsync(algorithm, file, onBytes, cancellation).ConfigureAwait(false);
    }

    /// <summary>Computes a stream's checksum from its position to its end.</summary>
    /// <param name="algorithm">md5, sha1 or sha256.</param>
    /// <param name="stream">What to read.</param>
    /// <param name="onBytes">Told how many bytes each read took.</param>
    /// <param name="cancellation">Stops between two reads.</param>
    internal static async Task<Checksum> ComputeAsync(
        string algorithm, Stream stream, Action<int> onBytes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(Named(algorithm));
        byte[] buffer = new byte[1 << 17];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            onBytes(read);
        }

        return new Checksum(algorithm, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static HashAlgorithmName Named(string algorithm) => algorithm switch
    {
        "md5" => HashAlgorithmName.MD5,
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        _ => throw new ArgumentException($"'{algorithm}' is not one of md5, sha1, sha256.", nameof(algorithm)),
    };

    private static int HexLength(string algorithm) => algorithm switch
    {
        "md5" => 32,
        "sha1" => 40,
        "sha256" => 64,
        _ => -1,
    };
}
