using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class HostilePictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "is an empty file")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0", "is a file that begins with zeros")]
    [InlineData("\0\0\0\u0020ftypavif", "is an MP4, HEIC or AVIF file")]
    [InlineData("Dear reader,\nthis is no picture.", "is a text file")]
    [InlineData("GIF89a....", "is a GIF picture")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "is a Git LFS pointer")]
    public void WhatIsNoPictureIsNamed(string content, string expected)
    {
        var message = Refusal(System.Text.Encoding.ASCII.GetBytes(content));
        Assert.Contains($"x.jpg {expected}; expected a JPEG or PNG picture.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsNamed() =>
        Assert.Contains(
            "nowhere.jpg", Assert.Throws<InvalidDataException>(() => PictureFile.Read(_folder["nowhere.jpg"])).Message, StringComparison.Ordinal);

    /// <summary>To open a pipe waits for somebody to write into it: none of these is opened.</summary>
    [Fact]
    public async Task WhatIsNoFileIsNamedAtOnce()
    {
        using (var made = Process.Start("mkfifo", [_folder["pipe.jpg"]]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["socket.jpg"]));
        File.CreateSymbolicLink(_folder["linked pipe.jpg"], _folder["pipe.jpg"]);
        File.CreateSymbolicLink(_folder["device.jpg"], "/dev/zero");
        File.CreateSymbolicLink(_folder["dangling.jpg"], "elsewhere.jpg");
        File.CreateSymbolicLink(_folder["circle.jpg"], "circle.jpg");
        await Named("pipe.jpg", "is a pipe; expected a JPEG or PNG picture. Replace or remove it.");
        await Named("linked pipe.jpg", "is a pipe; expected a JPEG or PNG picture. Replace or remove it.");
        await Named("socket.jpg", "is a socket; expected a JPEG or PNG picture. Replace or remove it.");
        await Named("device.jpg", "is a device; expected a JPEG or PNG picture. Replace or remove it.");
        await Named("dangling.jpg", "is a link to elsewhere.jpg, where there is no file. Replace or remove it.");
        await Named("circle.jpg", "could not be read (");

        async Task Named(string name, string expected)
        {
            var refusal = await Assert.ThrowsAsync<InvalidDataException>(
                () => Task.Run(() => PictureFile.Read(_folder[name])).WaitAsync(TimeSpan.FromMinutes(1)));
            Assert.StartsWith($"{_folder[name]} {expected}", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ALinkToAPictureIsAPicture()
    {
        File.CreateSymbolicLink(_folder["link.jpg"], Path.Combine(PictureFixtures.Folder, "grey.jpg"));
        Assert.Equal(PictureFile.Read(Path.Combine(PictureFixtures.Folder, "grey.jpg")).Pixels, PictureFile.Read(_folder["link.jpg"]).Pixels);
    }

    /// <summary>A picture that was cut off anywhere is refused, never shown grey from there on.</summary>
    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("colour.png")]
    [InlineData("interlaced.png")]
    [InlineData("palette.png")]
    public void EveryTruncationIsRefused(string name)
    {
        var whole = File.ReadAllBytes(Path.Combine(PictureFixtures.Folder, name));
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 97))
        {
            Assert.Contains("x.jpg", Refusal(whole[..length]), StringComparison.Ordinal);
        }

        Assert.Contains("ends before the picture is complete", Refusal(whole[..^3]), StringComparison.Ordinal);
    }

    /// <summary>Flipped bits end in a picture or in a sentence, never in anything else.</summary>
    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("turned-6.jpg")]
    [InlineData("alpha.png")]
    [InlineData("interlaced.png")]
    public void DamageAnywhereIsSurvived(string name)
    {
        var whole = File.ReadAllBytes(Path.Combine(PictureFixtures.Folder, name));
        var random = new Random(7);
        var refused = 0;
        for (var attempt = 0; attempt < 400; attempt++)
        {
            var damaged = whole.ToArray();
            for (var i = 0; i < 1 + (attempt % 5); i++)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(_folder["x.jpg"], damaged);
            try
            {
                PictureFile.Read(_folder["x.jpg"]);
            }
            catch (InvalidDataException refusal)
            {
                refused++;
                Assert.Contains("x.jpg", refusal.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(refused > 20);
    }

    [Fact]
    public void SidesOf30000PixelsAreRefusedBeforeMemoryIsTaken()
    {
        var png = File.ReadAllBytes(Path.Combine(PictureFixtures.Folder, "colour.png"));
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 30_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        Assert.EndsWith(
            "x.jpg has 30,000×30,000 pixels; expected at most 100 million. Shrink or remove it.", Refusal(png), StringComparison.Ordinal);

        var jpeg = File.ReadAllBytes(Path.Combine(PictureFixtures.Folder, "grey.jpg"));
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), 30_000);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), 30_000);
        Assert.Contains("30,000×30,000", Refusal(jpeg), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongPictureWithinTheLimitIsRead()
    {
        var wide = new Picture(30_000, 40, new byte[3 * 30_000 * 40]);
        File.WriteAllBytes(_folder["x.jpg"], ResNets.Display.Png.Encode(wide.Pixels, wide.Width, wide.Height));
        Assert.Equal((30_000, 40), PictureFile.ReadSize(_folder["x.jpg"]));
        Assert.Equal(wide.Pixels.Length, PictureFile.Read(_folder["x.jpg"]).Pixels.Length);
    }

    private string Refusal(byte[] content)
    {
        File.WriteAllBytes(_folder["x.jpg"], content);
        return Assert.Throws<InvalidDataException>(() => PictureFile.Read(_folder["x.jpg"])).Message;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
            }
        }

        return ~crc;
    }
}
