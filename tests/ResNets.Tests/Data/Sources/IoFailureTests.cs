using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class IoFailureTests
{
    [Fact]
    public void A_full_disk_is_recognised()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        IOException e = Assert.ThrowsAny<IOException>(() => full.Write([1]));

        Assert.True(IoFailure.IsDiskFull(e));
        Assert.Equal("the disk that holds /data is full", IoFailure.Describe(e, "/data"));
    }

    [Fact]
    public void A_locked_file_is_told_from_other_failures()
    {
        using var temp = new TempFolder();
        string path = temp.File("lock", []);
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        IOException locked = Assert.ThrowsAny<IOException>(
            () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        IOException missing = Assert.ThrowsAny<IOException>(() => File.OpenRead(path + ".missing"));

        Assert.True(IoFailure.IsSharingViolation(locked));
        Assert.False(IoFailure.IsSharingViolation(missing));
    }
}
