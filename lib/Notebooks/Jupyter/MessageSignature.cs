using System.Security.Cryptography;
using System.Text;

namespace Notebooks.Jupyter;

/// <summary>Signs messages, so that nobody else on the machine can run code in the kernel.</summary>
/// <param name="key">The key of the connection file; empty: signatures are empty and not checked.</param>
internal sealed class MessageSignature(string key)
{
    public const string Scheme = "hmac-sha256";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of a message's four JSON parts, in hexadecimal digits.</summary>
    public byte[] Of(params ReadOnlySpan<byte[]> parts)
    {
        if (_key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public bool IsValid(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Of(parts));
}
