using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using ResNets.Data;
using ResNets.Display;
using static TorchSharp.torch;

namespace ResNets.Tests.Display;

public sealed class GalleryTests
{
    /// <summary>Chunks, sizes and pixels by the PNG specification; the checksum of IEND is known to be AE426082.</summary>
    [Fact]
    public void APictureIsAPngWithThePixelsOfTheSet()
    {
        using var set = Images.Random(2, side: 5);
        var png = Gallery.Of(set).Pictures[1].Png;
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal((5, 5), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.Equal([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^8..]);
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        var found = rows.ToArray().Chunk(16).SelectMany(row => row.Skip(1)).ToArray();
        Assert.Equal(set.Pixels[1].contiguous().data<byte>().ToArray(), found);
    }

    /// <summary>Numbers −1, 0 and 1 become black, the grey of 127 and white, over all channels together.</summary>
    [Fact]
    public void ChannelsShareOneScaleFromBlackToWhite()
    {
        var gallery = Gallery.OfChannels("map", tensor(new float[] { -1, 0, 1, 1 }).reshape(2, 1, 2));
        Assert.Equal(["channel 0", "channel 1"], gallery.Pictures.Select(picture => picture.Caption));
        Assert.Equal([0, 0, 0, 127, 127, 127], Row(gallery.Pictures[0].Png));
        Assert.Equal([255, 255, 255, 255, 255, 255], Row(gallery.Pictures[1].Png));

        static byte[] Row(byte[] png)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
            using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
            using var row = new MemoryStream();
            zlib.CopyTo(row);
            return row.ToArray()[1..];
        }
    }

    [Fact]
    public void AWrongAnswerStandsBesideTheClass()
    {
        using var set = Images.Random(3);
        var gallery = Gallery.Of(set, predictions: [0, 2, 2]);
        Assert.Equal(["class 0", "class 2 (is class 1)", "class 2"], gallery.Pictures.Select(picture => picture.Caption));
    }

    /// <summary>For viewers that take no HTML: one picture that holds all, inside of its frame, with caption and boxes.</summary>
    [Fact]
    public void AGalleryIsOnePictureToo()
    {
        using var set = Images.Random(12);
        var pictures = Gallery.Of(set, predictions: [.. Enumerable.Repeat(1, 12)]).Pictures;
        var marked = pictures[0] with { Boxes = [new GalleryBox("cat & dog", 0.5, 0.25, 0.25, 0.5)] };

        var svg = XElement.Parse(GallerySvg.Of(new Gallery("Twelve", [marked, .. pictures.Skip(1)])));

        var images = Named(svg, "image").Select(Frame).ToArray();
        Assert.Equal(12, images.Length);
        Assert.Equal(12, images.Select(image => (image.X, image.Y)).Distinct().Count());
        Assert.All(images, image => Assert.InRange(image.X + image.Width, 0, (double)svg.Attribute("width")!));
        Assert.All(images, image => Assert.InRange(image.Y + image.Height, 0, (double)svg.Attribute("height")!));
        Assert.Equal((images[0].X + 36, images[0].Y + 18, 18, 36), Frame(Named(svg, "rect").Single(rect => rect.HasElements)));
        Assert.Contains(Named(svg, "text"), text => text.Value == "cat & dog");
        Assert.Contains("Twelve", Named(svg, "text").Last().Value, StringComparison.Ordinal);
        Assert.Contains("class 1 (is class 0)", Named(svg, "title").First().Value, StringComparison.Ordinal);

        static IEnumerable<XElement> Named(XElement svg, string name) => svg.Descendants().Where(element => element.Name.LocalName == name);

        static (double X, double Y, double Width, double Height) Frame(XElement element) => (
            (double)element.Attribute("x")!, (double)element.Attribute("y")!,
            (double)element.Attribute("width")!, (double)element.Attribute("height")!);
    }

    [Fact]
    public void WhatDoesNotFitTheSetIsRefused()
    {
        using var set = Images.Random(3);

        Assert.Contains(
            "Predictions of 2 images came with 3 images; expected as many.",
            Assert.Throws<ArgumentException>(() => Gallery.Of(set, predictions: [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gallery.Of(set, count: -1));
        Assert.Contains(
            "The set has 3 images; expected a number from 0 to 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Gallery.BeforeAndAfter(set, Augmentation.Paper, index: 3)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gallery.BeforeAndAfter(set, Augmentation.Paper, count: 0));
    }
}
