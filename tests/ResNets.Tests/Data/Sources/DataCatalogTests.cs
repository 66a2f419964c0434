using System.Text.Json;
using System.Text.RegularExpressions;
using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DataCatalogTests
{
    [Fact]
    public void The_built_in_catalogue_has_the_official_release_of_cifar_10()
    {
        DataSource cifar = DataCatalog.BuiltIn().Find("cifar-10");

        DataDownload archive = Assert.Single(cifar.Downloads);
        Assert.Equal(170_052_171, archive.Size);
        Assert.Equal("md5:c32a1d4ab5d03f1284b67883e8d87530", archive.Checksum.ToString()); // as www.cs.toronto.edu/~kriz/cifar.html has it
        Assert.Equal("cifar-10-batches-bin", cifar.Folder);
        Assert.Equal(6 * 10_000 * 3_073 + 61, cifar.Size);
    }

    [Fact]
    public void The_built_in_catalogue_has_fashion_mnist_from_the_distribution()
    {
        DataSource fashion = DataCatalog.BuiltIn().Find("fashion-mnist");

        Assert.Equal("dataset-fashion-mnist", fashion.DebianPackage?.Name);
        Assert.Equal(
            [16 + 60_000 * 784, 8 + 60_000, 16 + 10_000 * 784, 8 + 10_000], fashion.Files.Select(file => file.Size));
        Assert.All(fashion.Downloads, download => Assert.Equal(2, download.Urls.Count));
    }

    /// <summary>Two addresses at least, of different hosts, the authors' first; or a word on where the files are found.</summary>
    [Fact]
    public void Every_set_has_mirrors_or_says_where_its_files_are_found()
    {
        foreach (DataSource source in DataCatalog.BuiltIn().Sources)
        {
            Assert.Equal(source.Downloads.Count == 0, source.ByHand is not null);
            Assert.All(source.Downloads, download => Assert.True(download.Urls.DistinctBy(url => url.Host).Count() > 1));
        }

        Assert.Equal("www.cs.toronto.edu", DataCatalog.BuiltIn().Find("cifar-10").Downloads[0].Urls[0].Host);
        Assert.Equal("www.cs.toronto.edu", DataCatalog.BuiltIn().Find("cifar-100").Downloads[0].Urls[0].Host);
    }

    [Fact]
    public void A_set_that_cannot_be_had_is_refused()
    {
        string json = Regex.Replace(Valid, "\"downloads\": \\[.*\\] \\}\\]", "\"downloads\": [] }]", RegexOptions.Singleline);

        Assert.Equal(
            "environment.json: data set 'x' has neither an address to download it from nor a word on where it is found.",
            Assert.Throws<DataException>(() => Read(json)).Message);
        Assert.Equal("ask", Read(json.Replace("[] }]", "[], \"byHand\": \"ask\" }]", StringComparison.Ordinal)).Find("x").ByHand);
    }

    [Theory]
    [InlineData("cifar", "did you mean 'cifar-10'?")]
    [InlineData("fashon-mnist", "did you mean 'fashion-mnist'?")]
    [InlineData("imagenet", "there are cifar-10, cifar-100, fashion-mnist, caltech101-20, bccd.")]
    public void An_unknown_name_is_answered_with_those_that_exist(string name, string ending)
    {
        DataException e = Assert.Throws<DataException>(() => DataCatalog.BuiltIn().Find(name));

        Assert.StartsWith($"There is no data set '{name}'; there are cifar-10, cifar-100, fashion-mnist, caltech101-20, bccd", e.Message);
        Assert.EndsWith(ending, e.Message);
    }

    [Theory]
    [InlineData("""[{"name":"x"}]""", "title")]
    [InlineData("""{}""", "DataSource")]
    [InlineData("""[{"colour":1}]""", "colour")]
    public void A_malformed_list_says_where(string json, string where)
    {
        DataException e = Assert.Throws<DataException>(() => Read(json));

        Assert.StartsWith("environment.json: the list of data sets cannot be read: ", e.Message);
        Assert.Contains(where, e.Message);
    }

    [Fact]
    public void A_path_in_place_of_a_file_name_is_refused()
    {
        string json = Valid.Replace("\"f.bin\"", "\"../f.bin\"", StringComparison.Ordinal);

        Assert.Contains("names a path", Assert.Throws<DataException>(() => Read(json)).Message);
    }

    [Fact]
    public void A_download_without_an_address_is_refused()
    {
        string json = Valid.Replace("\"http://localhost/f\"", "", StringComparison.Ordinal);

        Assert.Contains("has no address", Assert.Throws<DataException>(() => Read(json)).Message);
    }

    private const string Valid = """
        [{ "name": "x", "title": "X", "for": "tests", "licence": "none", "homepage": "http://localhost/", "folder": "x",
           "files": [{ "name": "f.bin", "size": 1 }],
           "downloads": [{ "file": "f.bin", "size": 1, "checksum": "md5:c32a1d4ab5d03f1284b67883e8d87530",
                           "urls": ["http://localhost/f"] }] }]
        """;

    private static DataCatalog Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return DataCatalog.FromJson(document.RootElement);
    }
}
