using System.Security.Cryptography;
using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DataAcquisitionTests : DataAcquisitionTestBase
{
    private static DataAcquisitionOptions OfflineOptions => Quick with { Offline = true };

    [Fact]
    public async Task What_is_there_is_verified_once_and_then_taken_at_its_word()
    {
        PutInPlace();
        DataSource source = Set.AsArchive(Server.Url("a"));
        Assert.Equal(DataSetState.Present, Acquisition(source).Inspect(SmallDataSet.Name).State);

        DataSetLocation location = await EnsureAsync(source);

        Assert.Equal(DataOrigin.AlreadyThere, location.Origin);
        Assert.Contains(Progress, p => p.Stage == DataStage.Checking);
        Assert.Equal(DataSetState.Verified, Acquisition(source).Inspect(SmallDataSet.Name).State);
        int reports = Progress.Count;
        await EnsureAsync(source);
        Assert.Equal(reports, Progress.Count);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_file_that_changed_since_is_verified_again()
    {
        PutInPlace();
        DataSource source = Set.AsArchive(Server.Url("a"));
        await EnsureAsync(source);
        byte[] changed = [.. Set.First];
        changed[0] ^= 1;
        string path = Temp.File("small/first.bin", changed);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        Assert.Equal(
            $"{path} has the checksum {SmallDataSet.Md5(changed)}; expected {SmallDataSet.Md5(Set.First)}; delete the "
            + $"folder {Path.Combine(Temp.Path, "small")} and run './course data small' again.",
            await MessageAsync(source));
    }

    [Fact]
    public async Task A_wrong_size_is_named_with_both_sizes()
    {
        PutInPlace();
        string path = Temp.File("small/second.bin", [1, 2, 3]);

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.StartsWith($"{path} holds 3 bytes; expected 3,000 bytes; delete the folder", message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        Temp.File("small/first.bin", Set.First);

        Assert.Contains(
            "second.bin is missing; expected 3,000 bytes", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task Data_with_a_provenance_are_kept_as_they_are_and_say_so()
    {
        PutInPlace();
        Temp.File("small/first.bin", new byte[Set.First.Length]);
        Temp.File("small/PROVENANCE.txt", "Decoded from JPEG.\n"u8.ToArray());

        DataSetLocation location = await EnsureAsync(Set.AsArchive(Server.Url("a")));

        Assert.Equal("Decoded from JPEG.", location.Provenance);
        Assert.False(location.IsOfficial);
        Assert.Contains("small/PROVENANCE.txt", Files());
    }

    [Fact]
    public async Task A_provenance_does_not_excuse_a_wrong_size()
    {
        PutInPlace();
        Temp.File("small/first.bin", [1]);
        Temp.File("small/PROVENANCE.txt", "Decoded from JPEG.\n"u8.ToArray());

        Assert.Contains("first.bin holds 1 bytes", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    /// <summary>No published checksum vouches for such files; what can be told from them alone is.</summary>
    [Theory]
    [InlineData("Decoded from JPEG.")]
    [InlineData(null)]
    public async Task A_label_that_there_is_no_class_for_is_refused_whatever_the_provenance(string? provenance)
    {
        DataSource source = PutRecords(provenance, lastLabel: 11);

        Assert.Equal(
            $"{Path.Combine(Temp.Path, "small", "records.bin")} has label 11 in record 2; labels run from 0 to 9; delete the folder "
            + $"{Path.Combine(Temp.Path, "small")} and run './course data small' again.",
            await MessageAsync(source));
        Assert.Equal(DataSetState.Present, Acquisition(source).Inspect(SmallDataSet.Name).State);
    }

    [Fact]
    public async Task Data_with_a_provenance_are_those_of_their_first_use_or_are_prepared_anew()
    {
        DataSource source = PutRecords("Decoded from JPEG.");
        await EnsureAsync(source);
        Assert.Equal(DataSetState.Verified, Acquisition(source).Inspect(SmallDataSet.Name).State);
        string path = Path.Combine(Temp.Path, "small", "records.bin");
        byte[] before = File.ReadAllBytes(path);
        byte[] after = [.. before[..^1], 1];

        File.WriteAllBytes(path, after);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        string message = await MessageAsync(source);
        Assert.StartsWith($"{path} is not what it was when it was first used: its checksum is {Sha256(after)} and was {Sha256(before)}; restore the file, or delete ", message);

        File.WriteAllBytes(path, before);
        await EnsureAsync(source);

        PutRecords("Decoded from JPEG anew.");
        File.WriteAllBytes(path, after);
        Assert.Equal("Decoded from JPEG anew.", (await EnsureAsync(source)).Provenance);
        Assert.Equal(DataSetState.Verified, Acquisition(source).Inspect(SmallDataSet.Name).State);

        static string Sha256(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
    }

    [Fact]
    public async Task The_distributions_package_comes_before_a_download()
    {
        Temp.File("root/usr/share/datasets/small/first.bin.gz", SmallDataSet.Gzip(Set.First));
        Temp.File("root/usr/share/datasets/small/second.bin.gz", SmallDataSet.Gzip(Set.Second));

        DataSetLocation location = await EnsureAsync(
            Set.AsArchive(Server.Url("a")), OfflineOptions with { SystemRoot = Path.Combine(Temp.Path, "root") });

        Assert.Equal(DataOrigin.Package, location.Origin);
        Assert.True(File.Exists(Path.Combine(location.Folder, "first.bin.gz")));
    }

    [Fact]
    public async Task A_damaged_gzip_file_is_refused()
    {
        byte[] damaged = SmallDataSet.Gzip(Set.First);
        damaged[200] ^= 0xff;
        Temp.File("small/first.bin.gz", damaged);
        Temp.File("small/second.bin", Set.Second);

        Assert.Contains("first.bin.gz has the checksum ", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task An_archive_put_there_by_hand_is_unpacked_and_kept()
    {
        Temp.File("small.tar.gz", Set.Archive);

        DataSetLocation location = await EnsureAsync(Set.AsArchive(Server.Url("a")), OfflineOptions);

        Assert.Equal(DataOrigin.Archive, location.Origin);
        Assert.Equal(["small.tar.gz", "small/first.bin", "small/second.bin"], Files());
    }

    [Fact]
    public async Task A_half_copied_archive_is_named()
    {
        string path = Temp.File("small.tar.gz", Set.Archive[..1_000]);

        Assert.StartsWith($"{path} has 1,000 bytes; expected ", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task An_archive_with_other_bytes_of_the_right_size_is_named()
    {
        byte[] other = Set.Archive;
        other[^1] ^= 1;
        string path = Temp.File("small.tar.gz", other);

        Assert.Equal(
            $"{path} has the checksum {SmallDataSet.Md5(other)}; expected {SmallDataSet.Md5(Set.Archive)}; replace it or delete it.",
            await MessageAsync(Set.AsArchive(Server.Url("a"))));
        Assert.Equal(["small.tar.gz"], Files());
    }

    [Fact]
    public async Task A_damaged_archive_leaves_nothing_behind()
    {
        byte[] damaged = Set.Archive;
        damaged.AsSpan(10, 200).Clear();
        Temp.File("small.tar.gz", damaged);

        Assert.Contains("small.tar.gz is damaged", await MessageAsync(Set.AsArchive(damaged, Server.Url("a"))));
        Assert.Equal(["small.tar.gz"], Files());
    }

    [Fact]
    public async Task An_archive_with_other_contents_leaves_nothing_behind()
    {
        byte[] other = SmallDataSet.Pack(("small/first.bin", new byte[Set.First.Length]), ("small/second.bin", Set.Second));
        Temp.File("small.tar.gz", other);

        string message = await MessageAsync(Set.AsArchive(other, Server.Url("a")));

        Assert.StartsWith("What was obtained of Small is not the official data: ", message);
        Assert.Equal(["small.tar.gz"], Files());
    }

    [Fact]
    public async Task An_archive_cannot_write_outside_of_the_folder()
    {
        byte[] escaping = SmallDataSet.Pack(
            ("../../first.bin", Set.First), ("/tmp/second.bin", Set.Second), ("../evil.bin", [1]));
        Temp.File("small.tar.gz", escaping);

        await EnsureAsync(Set.AsArchive(escaping, Server.Url("a")));

        Assert.Equal(["small.tar.gz", "small/first.bin", "small/second.bin"], Files());
    }

    [Fact]
    public async Task Offline_nothing_is_asked_of_the_network()
    {
        string message = await MessageAsync(Set.AsArchive(Server.Url("a")), OfflineOptions);

        Assert.StartsWith($"Small is not in {Temp.Path}, and offline it is not downloaded; ", message);
        Assert.Contains("put small.tar.gz into", message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task A_disk_that_is_too_small_is_noticed_first()
    {
        string message = await MessageAsync(
            Set.AsArchive(Server.Url("a")), Quick with { FreeBytes = _ => 1_000 });

        Assert.Matches(@"^Small needs 0 MB and .+ has 0 MB free; make room or set RESNET_DATA", message);
        Assert.Empty(Server.Requests);
        Assert.Empty(Files());
    }

    /// <summary>A download stays until all are complete, beside what was made of it.</summary>
    [Fact]
    public async Task Plain_files_need_their_size_twice()
    {
        var source = Set.AsFiles(Server);
        await MessageAsync(source, Quick with { FreeBytes = _ => source.Size + source.Downloads.Sum(file => file.Size) - 1 });

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_cleared_away()
    {
        Temp.File("small.part/first.bin", [1]);
        Temp.File("small.tar.gz", Set.Archive);

        await EnsureAsync(Set.AsArchive(Server.Url("a")));

        Assert.Equal(["small.tar.gz", "small/first.bin", "small/second.bin"], Files());
    }

    [Fact]
    public async Task An_empty_folder_counts_as_absent()
    {
        Directory.CreateDirectory(Path.Combine(Temp.Path, "small"));
        Server.ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task Two_at_once_download_once()
    {
        Server.ThenFile(Set.Archive);
        DataSource source = Set.AsArchive(Server.Url("a"));

        DataSetLocation[] both = await Task.WhenAll(EnsureAsync(source), EnsureAsync(source));

        Assert.Single(Server.Requests);
        Assert.Single(both, location => location.Origin == DataOrigin.Download);
        Assert.Single(both, location => location.Origin == DataOrigin.AlreadyThere);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        string file = Temp.File("not-a-folder", [1]);
        var acquisition = new DataAcquisition(
            new DataCatalog([Set.AsArchive(Server.Url("a"))]), new DataDirectory(Path.Combine(file, "data")), Quick);

        DataException e = await Assert.ThrowsAsync<DataException>(
            () => acquisition.EnsureAsync(SmallDataSet.Name, null, TestContext.Current.CancellationToken));

        Assert.StartsWith("Small could not be put in place: ", e.Message);
        Assert.Contains("set RESNET_DATA to another folder", e.Message);
    }

    [Fact]
    public async Task An_unknown_name_lists_those_that_exist()
    {
        DataException e = await Assert.ThrowsAsync<DataException>(
            () => Acquisition(Set.AsArchive(Server.Url("a")))
                .EnsureAsync("smal", null, TestContext.Current.CancellationToken));

        Assert.Equal("There is no data set 'smal'; there are small; did you mean 'small'?", e.Message);
    }

    /// <summary>A data set of three records of one label byte.</summary>
    private DataSource PutRecords(string? provenance, byte lastLabel = 9)
    {
        byte[] records = new byte[3 * 3073];
        records[2 * 3073] = lastLabel;
        Temp.File("small/records.bin", records);
        if (provenance is not null)
        {
            Temp.File("small/PROVENANCE.txt", System.Text.Encoding.UTF8.GetBytes(provenance));
        }

        return Set.AsArchive(Server.Url("a")) with
        {
            Files = [new DataFile("records.bin", records.Length, provenance is null ? SmallDataSet.Md5(records) : SmallDataSet.Md5([]), Labels: [10])],
        };
    }

    private void PutInPlace()
    {
        Temp.File("small/first.bin", Set.First);
        Temp.File("small/second.bin", Set.Second);
    }
}
