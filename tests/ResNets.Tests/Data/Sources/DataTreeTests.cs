using System.Security.Cryptography;
using System.Text;
using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public sealed class DataTreeTests : IDisposable
{
    private readonly TempFolder _root = new();

    public DataTreeTests()
    {
        Directory.CreateDirectory(Path.Combine(_root.Path, "tree", "b"));
        File.WriteAllText(Path.Combine(_root.Path, "tree", "b", "2.txt"), "two");
        File.WriteAllText(Path.Combine(_root.Path, "tree", "a.txt"), "one");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_tree_is_verified_by_the_lines_that_sha256sum_prints()
    {
        DataAcquisition acquisition = Acquisition();
        Assert.Equal(DataSetState.Present, acquisition.Inspect("tree").State);
        DataSetLocation location = await acquisition.EnsureAsync("tree", cancellation: TestContext.Current.CancellationToken);
        Assert.EndsWith("; verified", location.Describe(), StringComparison.Ordinal);
        Assert.Equal(DataSetState.Verified, acquisition.Inspect("tree").State);
    }

    [Fact]
    public async Task A_changed_file_is_found_by_the_checksum()
    {
        File.WriteAllText(Path.Combine(_root.Path, "tree", "a.txt"), "eno");
        DataException error = await Assert.ThrowsAsync<DataException>(() => Acquisition().EnsureAsync("tree"));
        Assert.Contains("have the checksum sha256:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_additional_file_is_found_by_the_count()
    {
        File.WriteAllText(Path.Combine(_root.Path, "tree", "c.txt"), "");
        DataSetStatus status = Acquisition().Inspect("tree");
        Assert.Equal(DataSetState.Broken, status.State);
        Assert.Contains("holds 3 files of 6 bytes together; expected 2 of 6 bytes", status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_address_has_to_be_put_there_by_hand()
    {
        Directory.Delete(Path.Combine(_root.Path, "tree"), recursive: true);
        DataException error = await Assert.ThrowsAsync<DataException>(() => Acquisition().EnsureAsync("tree"));
        Assert.Contains($"put into {Path.Combine(_root.Path, "tree")} by hand: its files, see ", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://localhost/", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root.Path, "tree.part")));
    }

    private DataAcquisition Acquisition()
    {
        string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        string lines = $"{Sha256("one")}  a.txt\n{Sha256("two")}  b/2.txt\n";
        var source = new DataSource(
            "tree", "Tree", "tests", "none", new Uri("https://localhost/"), "tree", [], [],
            Tree: new DataTree(2, 6, new Checksum("sha256", Sha256(lines))));
        return new DataAcquisition(new DataCatalog([source]), new DataDirectory(_root.Path));
    }
}
