using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class ChecksumTests
{
    // RFC 1321 (MD5), FIPS 180-2 (SHA-1, SHA-256): the digests of "abc".
    [Theory]
    [InlineData("md5", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public async Task The_digest_of_abc_is_the_standards(string algorithm, string hex)
    {
        int bytes = 0;

        Checksum found = await Checksum.ComputeAsync(
            algorithm, new MemoryStream("abc"u8.ToArray()), n => bytes += n, TestContext.Current.CancellationToken);

        Assert.Equal(Checksum.Parse($"{algorithm}:{hex}"), found);
        Assert.Equal(3, bytes);
    }

    [Theory]
    [InlineData("c32a1d4ab5d03f1284b67883e8d13530")]
    [InlineData("md5:c32a")]
    [InlineData("md5:C32A1D4AB5D03F1284B67883E8D13530")]
    [InlineData("crc32:c32a1d4a")]
    [InlineData("")]
    public void Anything_else_is_refused_with_what_was_expected(string text)
    {
        FormatException e = Assert.Throws<FormatException>(() => Checksum.Parse(text));

        Assert.StartsWith($"'{text}' is not a checksum; expected 'md5:'", e.Message);
    }
}
