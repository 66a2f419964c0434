using ResNets.Data;

namespace ResNets.Tests.Data;

public sealed class VocFolderTests : IDisposable
{
    private const string Annotation =
        """
        <annotation>
          <size><width>41</width><height>27</height><depth>3</depth></size>
          <object><name>dog</name><truncated>1</truncated><difficult>0</difficult>
            <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>41</xmax><ymax>27</ymax></bndbox></object>
          <object><name>cat</name><difficult>1</difficult>
            <bndbox><xmin>5</xmin><ymin>6</ymin><xmax>5</xmax><ymax>6</ymax></bndbox></object>
        </annotation>
        """;

    private readonly TemporaryFolder _folder = new();

    public VocFolderTests()
    {
        foreach (var name in new[] { "JPEGImages", "Annotations", "ImageSets/Main" })
        {
            Directory.CreateDirectory(_folder[name]);
        }

        File.Copy(Path.Combine(PictureFixtures.Folder, "colour-420.jpg"), _folder["JPEGImages/a.jpg"]);
        File.WriteAllText(_folder["Annotations/a.xml"], Annotation);
        File.WriteAllText(_folder["ImageSets/Main/train.txt"], "a\n");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>VOC counts from 1 with both edges; a box of one pixel has width 1.</summary>
    [Fact]
    public void BoxesCountFromZeroAndLeaveTheFarEdgesOut()
    {
        var voc = VocFolder.Open(_folder.Path, "train");
        var picture = Assert.Single(voc.Pictures);
        Assert.Equal(["cat", "dog"], voc.ClassNames);
        Assert.Equal(new BoundingBox(0, 1, 41, 27), picture.Objects[0].Box);
        Assert.Equal((1.0, 1.0), (picture.Objects[1].Box.Width, picture.Objects[1].Box.Height));
        Assert.Equal((true, false), (picture.Objects[0].IsTruncated, picture.Objects[0].IsDifficult));
        Assert.Equal((false, true), (picture.Objects[1].IsTruncated, picture.Objects[1].IsDifficult));
        Assert.Equal((41, 27), (picture.Read().Width, picture.Read().Height));
        Assert.Equal("train: 1 picture, 2 objects, 2 classes", voc.ToString());
    }

    [Theory]
    [InlineData("<xmax>41", "<xmax>42", "puts object 0 (dog) at 1, 2 to 42, 27")]
    [InlineData("<xmin>1<", "<xmin>0<", "puts object 0 (dog) at 0, 2")]
    [InlineData("<ymin>6<", "<ymin>7<", "puts object 1 (cat) at 5, 7 to 5, 6")]
    [InlineData("<xmin>5<", "<xmin>five<", "has <xmin> 'five'; expected a number")]
    [InlineData("<name>cat</name>", "", "has no <name> in <object>")]
    [InlineData("<difficult>1<", "<difficult>maybe<", "has <difficult> 'maybe'; expected 0 or 1")]
    [InlineData("<width>41<", "<width>0<", "says the picture has 0×27 pixels")]
    [InlineData("</annotation>", "", "is no XML file")]
    [InlineData("annotation>", "note>", "begins with <note>")]
    public void WhatCannotBeIsRefusedByName(string good, string bad, string expected)
    {
        File.WriteAllText(_folder["Annotations/a.xml"], Annotation.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(expected, Refusal("train"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntityBombIsNotOpened()
    {
        File.WriteAllText(_folder["Annotations/a.xml"], "<!DOCTYPE a [<!ENTITY b \"bb\">]><annotation>&b;</annotation>");
        Assert.Contains("is no XML file", Refusal("train"), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFilesAreNamed()
    {
        Assert.EndsWith("there are train.", Refusal("test"), StringComparison.Ordinal);
        File.WriteAllText(_folder["ImageSets/Main/test.txt"], "a\nb\n");
        Assert.Contains("names 'b' and there is no", Refusal("test"), StringComparison.Ordinal);
        File.Delete(_folder["Annotations/a.xml"]);
        Assert.Contains("a.xml", Refusal("train"), StringComparison.Ordinal);
    }

    [Fact]
    public void APictureOfAnotherSizeThanItsAnnotationIsRefused()
    {
        File.WriteAllText(_folder["Annotations/a.xml"], Annotation.Replace("<width>41", "<width>50", StringComparison.Ordinal));
        var picture = VocFolder.Open(_folder.Path, "train").Pictures[0];
        Assert.Contains("41×27", Assert.Throws<InvalidDataException>(() => picture.Read()).Message, StringComparison.Ordinal);
    }

    private string Refusal(string split) =>
        Assert.Throws<InvalidDataException>(() => VocFolder.Open(_folder.Path, split)).Message;
}
