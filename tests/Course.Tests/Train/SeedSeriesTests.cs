using Course.Train;

namespace Course.Tests.Train;

public sealed class SeedSeriesTests
{
    [Fact]
    public void The_last_seed_may_be_the_largest_there_is() => SeedSeries.Require(ulong.MaxValue - 2, 3);

    [Theory]
    [InlineData(ulong.MaxValue, 3, "--seeds is 3 and --seed 18446744073709551615; the last seed has to be at most 18446744073709551615, so start at a lower one.")]
    [InlineData(ulong.MaxValue - 1, 3, "--seeds is 3 and --seed 18446744073709551614; the last seed")]
    [InlineData(0, 0, "--seeds is 0; it has to be at least 1.")]
    [InlineData(0, -1, "--seeds is -1; it has to be at least 1.")]
    public void Seeds_that_do_not_exist_are_refused(ulong first, int count, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<UsageException>(() => SeedSeries.Require(first, count)).Message);
}
