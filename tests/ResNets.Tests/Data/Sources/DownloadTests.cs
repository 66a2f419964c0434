using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DownloadTests : DataAcquisitionTestBase
{
    [Fact]
    public async Task An_archive_is_downloaded_checked_and_unpacked()
    {
        Server.ThenFile(Set.Archive);

        DataSetLocation location = await EnsureAsync(Set.AsArchive(Server.Url("a")));

        AssertComplete(location);
        Assert.Equal(DataOrigin.Download, location.Origin);
        Assert.True(location.IsOfficial);
        Assert.Contains(Progress, p => p.Stage == DataStage.Downloading && p.Done == p.Total && p.Total == Set.Archive.Length);
    }

    [Fact]
    public async Task Plain_files_are_downloaded_one_by_one()
    {
        Server.ThenFile(SmallDataSet.Gzip(Set.First)).ThenFile(SmallDataSet.Gzip(Set.Second));

        await EnsureAsync(Set.AsFiles(Server));

        Assert.Equal(["/first", "/second"], Server.Requests.Select(r => r.Path));
        Assert.Equal(["small/first.bin.gz", "small/second.bin.gz"], Files());
    }

    [Fact]
    public async Task A_truncated_download_is_resumed_where_it_ended()
    {
        Server.ThenTruncated(Set.Archive, 30_000).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal([null, 30_000], Server.Requests.Select(r => r.From));
    }

    [Fact]
    public async Task A_stalled_download_is_resumed_where_it_stood()
    {
        Server.ThenStalled(Set.Archive, 20_000).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(
            Set.AsArchive(Server.Url("a")), Quick with { StallTimeout = TimeSpan.FromSeconds(0.4) }));

        Assert.Equal(20_000, Server.Requests[1].From);
        Assert.Contains(Progress, p => p.Stage == DataStage.Retrying && p.Subject.Contains("sent nothing for 0.4 s"));
    }

    [Fact]
    public async Task A_server_that_cannot_resume_sends_the_whole_file()
    {
        Server.ThenTruncated(Set.Archive, 30_000).ThenWholeFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task A_refused_range_starts_over()
    {
        Server.ThenTruncated(Set.Archive, 30_000).ThenStatus(416).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal([null, 30_000, null], Server.Requests.Select(r => r.From));
    }

    [Fact]
    public async Task A_part_other_than_the_one_asked_for_is_not_appended()
    {
        byte[] archive = Set.Archive;
        Server.ThenTruncated(archive, 30_000)
            .Then(r => r.SendAsync(
                $"HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-{archive.Length - 1}/{archive.Length}\r\n"
                + $"Content-Length: {archive.Length}\r\n\r\n",
                archive))
            .ThenFile(archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task What_an_earlier_process_received_is_used()
    {
        Temp.File(".download/small.tar.gz.part", Set.Archive[..50_000]);
        Server.ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal(50_000, Assert.Single(Server.Requests).From);
    }

    [Fact]
    public async Task A_wrong_answer_leaves_what_was_received_to_the_next_address()
    {
        Temp.File(".download/small.tar.gz.part", Set.Archive[..50_000]);
        using var mirror = new HostileServer();
        Server.ThenWholeFile(new byte[19]);
        mirror.ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"), mirror.Url("b"))));

        Assert.Equal(50_000, Assert.Single(mirror.Requests).From);
    }

    [Fact]
    public async Task Wrong_bytes_of_an_earlier_process_are_thrown_away()
    {
        Temp.File(".download/small.tar.gz.part", new byte[50_000]);
        Server.ThenFile(Set.Archive).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal([50_000, null], Server.Requests.Select(r => r.From));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task A_passing_refusal_is_tried_again(int status)
    {
        Server.ThenStatus(status).ThenStatus(status).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal(3, Server.Requests.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT")]
    public async Task The_pause_that_a_server_asks_for_is_kept(string asked)
    {
        Server.ThenStatus(429, $"Retry-After: {asked}\r\n").ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(
            Set.AsArchive(Server.Url("a")), Quick with { FirstPause = TimeSpan.FromDays(1) }));
    }

    /// <summary>A server that says "at once" again and again is not asked so: the second pause is the kit's own.</summary>
    [Fact]
    public async Task Where_the_asked_pause_does_not_help_pauses_grow()
    {
        for (int i = 0; i < 5; i++)
        {
            Server.ThenStatus(429, "Retry-After: 0\r\n");
        }

        await MessageAsync(Set.AsArchive(Server.Url("a")), Quick with { FirstPause = TimeSpan.FromMilliseconds(100), Retries = 2 });

        Assert.Equal(
            ["next try in 0 s", "next try in 0.2 s"],
            Progress.Where(step => step.Stage == DataStage.Retrying).Select(step => step.Subject.Split("; ")[1]));
    }

    /// <summary>.NET follows a redirect to an address with a host only, and says so with an exception of its own.</summary>
    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("//")]
    [InlineData("javascript:x")]
    public async Task After_a_redirect_to_nowhere_the_next_address_is_asked(string location)
    {
        Server.ThenStatus(302, $"Location: {location}\r\n").ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"), Server.Url("b"))));
    }

    /// <summary>Each answer brings one byte of 71,000: that is no progress, and the tries end.</summary>
    [Fact]
    public async Task A_server_that_sends_byte_by_byte_is_given_up()
    {
        for (int i = 0; i < 20; i++)
        {
            Server.Then(request => request.SendAsync(
                request.From is { } from
                    ? $"HTTP/1.1 206 Partial\r\nContent-Range: bytes {from}-{Set.Archive.Length - 1}/{Set.Archive.Length}\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\n\r\n",
                Set.Archive[(request.From ?? 0)..((request.From ?? 0) + 1)]));
        }

        await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.InRange(Server.Requests.Count, 2, 6);
    }

    [Fact]
    public async Task Retries_end_and_the_last_refusal_is_named()
    {
        for (int i = 0; i < 5; i++)
        {
            Server.ThenStatus(500);
        }

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.Equal(5, Server.Requests.Count);
        Assert.Contains("answered 500", message);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_every_few_bytes_gets_there()
    {
        int[] ends = [1_000, 11_000, 21_000, 31_000, 41_000, 51_000, 61_000];
        foreach (int end in ends)
        {
            Server.Then(r => r.SendAsync(
                r.From is { } from
                    ? $"HTTP/1.1 206 Partial\r\nContent-Range: bytes {from}-{Set.Archive.Length - 1}/{Set.Archive.Length}\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\n\r\n",
                Set.Archive[(r.From ?? 0)..end]));
        }

        Server.ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a")), Quick with { Retries = 1 }));
    }

    [Fact]
    public async Task A_missing_file_is_not_asked_for_again()
    {
        Server.ThenStatus(404);

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.Single(Server.Requests);
        Assert.Equal(
            $"Small could not be downloaded: {Server.Url("a")} answered 404 (Status); run './course data small' where "
            + "there is a network, install Debian's dataset-small, or put small.tar.gz into "
            + $"{Temp.Path} by hand.",
            message);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_mirror_is_asked_where_the_first_address_fails()
    {
        Server.ThenStatus(404).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"), Server.Url("b"))));

        Assert.Equal(["/a", "/b"], Server.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_mirror_is_not_asked_where_the_first_address_serves_the_file()
    {
        Server.ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"), Server.Url("b"))));

        Assert.Equal(["/a"], Server.Requests.Select(r => r.Path));
    }

    /// <summary>A missing file is asked for once, corrupted bytes twice, a server in trouble as often as retries allow.</summary>
    [Fact]
    public async Task Mirrors_are_asked_in_their_order_each_until_it_is_given_up()
    {
        byte[] corrupted = Set.Archive;
        corrupted[40_000] ^= 1;
        Server.ThenStatus(404).ThenFile(corrupted).ThenFile(corrupted).ThenStatus(500).ThenStatus(500).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(
            Set.AsArchive(Server.Url("a"), Server.Url("b"), Server.Url("c"), Server.Url("d")), Quick with { Retries = 1 }));

        Assert.Equal(["/a", "/b", "/b", "/c", "/c", "/d"], Server.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_mirror_goes_on_where_the_first_address_broke_off()
    {
        Server.ThenTruncated(Set.Archive, 30_000).ThenStatus(404).ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"), Server.Url("b"))));

        Assert.Equal([("/a", null), ("/a", 30_000), ("/b", 30_000)], Server.Requests.Select(r => (r.Path, r.From)));
    }

    [Fact]
    public async Task Where_every_mirror_fails_each_is_named()
    {
        Server.ThenStatus(404).ThenStatus(403);

        string message = await MessageAsync(Set.AsArchive(Server.Url("a"), Server.Url("b")));

        Assert.StartsWith(
            $"Small could not be downloaded: {Server.Url("a")} answered 404 (Status), and {Server.Url("b")} answered 403 (Status); ", message);
    }

    [Fact]
    public async Task Corrupted_bytes_are_never_kept()
    {
        byte[] corrupted = Set.Archive;
        corrupted[40_000] ^= 1;
        Server.ThenFile(corrupted).ThenFile(corrupted);

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.Contains($"has the checksum {SmallDataSet.Md5(corrupted)} where {SmallDataSet.Md5(Set.Archive)}", message);
        Assert.Empty(Files());
        Assert.DoesNotContain(Temp.Files(), file => file.StartsWith(".download/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_in_place_of_the_file_is_refused_before_it_is_read()
    {
        byte[] page = new byte[512];
        Server.ThenFile(page);

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.Contains("announces 512 bytes where ", message);
    }

    [Fact]
    public async Task A_file_without_announced_length_may_not_be_longer()
    {
        Server.Then(r => r.SendAsync("HTTP/1.1 200 OK\r\n\r\n", [.. Set.Archive, 0]));

        string message = await MessageAsync(Set.AsArchive(Server.Url("a")));

        Assert.Contains("sends more than the ", message);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        Server.ThenStatus(302, $"Location: {Server.Url("elsewhere")}\r\n").ThenFile(Set.Archive);

        AssertComplete(await EnsureAsync(Set.AsArchive(Server.Url("a"))));

        Assert.Equal("/elsewhere", Server.Requests[1].Path);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        for (int i = 0; i < 60; i++)
        {
            Server.ThenStatus(302, $"Location: {Server.Url("a")}\r\n");
        }

        Assert.Contains("answered 302", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task An_answer_that_is_not_http_is_named()
    {
        for (int i = 0; i < 5; i++)
        {
            Server.Then(r => r.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n", []));
        }

        Assert.Contains("127.0.0.1 broke the connection", await MessageAsync(Set.AsArchive(Server.Url("a"))));
    }

    [Fact]
    public async Task No_server_at_all_is_taken_for_no_network()
    {
        Uri url;
        using (var gone = new HostileServer())
        {
            url = gone.Url("a");
        }

        Assert.Contains("127.0.0.1 could not be reached (is there a network?)", await MessageAsync(Set.AsArchive(url)));
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_it_has_and_is_resumed()
    {
        using var cancel = new CancellationTokenSource();
        DataSource source = Set.AsArchive(Server.Url("a"));
        Server.ThenStalled(Set.Archive, 25_000).ThenFile(Set.Archive);
        var progress = new CancelAt(25_000, cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Acquisition(source).EnsureAsync(SmallDataSet.Name, progress, cancel.Token));

        Assert.Empty(Files());
        AssertComplete(await EnsureAsync(source));
        Assert.Equal(25_000, Server.Requests[1].From);
    }

    private sealed class CancelAt(long bytes, CancellationTokenSource cancel) : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            if (value.Stage == DataStage.Downloading && value.Done >= bytes)
            {
                cancel.Cancel();
            }
        }
    }
}
