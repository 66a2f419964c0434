using Course.Bench;

namespace Course.Tests.Bench;

public class DuelTests
{
    [Fact]
    public async Task The_best_of_the_others_counts_and_the_ratio_is_taken_round_by_round()
    {
        List<string> turns = [];
        var ours = new Fixed("ours", turns, [0.1, 0.2, 0.1], peak: 100 << 20);
        var slow = new Fixed("slow", turns, [0.9, 0.9, 0.9], peak: 150 << 20);
        var quick = new Fixed("quick", turns, [0.2, 0.4, 0.3], peak: 200 << 20);

        DuelResult result = await new Duel(3, 0.5).RunAsync("a step", "step", ours, [slow, quick], default);

        Assert.Equal(("a step", "quick", "ms"), (result.Time.Name, result.Time.Against, result.Time.Unit));
        Assert.Equal(100, result.Time.Ours, 1e-9);
        Assert.Equal(300, result.Time.Theirs, 1e-9);
        Assert.Equal(3, result.Time.Ratio, 1e-9);
        Assert.Equal(2, result.Time.Spread!.Low, 1e-9);
        Assert.Equal(2.5, result.Time.Spread.High, 1e-9);
        Assert.Equal(
            ["ours", "slow", "quick", "slow", "quick", "ours", "quick", "ours", "slow"], turns);

        BenchRow memory = result.Memory("peak");
        Assert.Equal((100, 150, 1.5), (memory.Ours, memory.Theirs, memory.Ratio));
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(0.25, 1.75)]
    public void A_quantile_lies_between_its_neighbours(double share, double expected) =>
        Assert.Equal(expected, Statistics.Quantile([4, 1, 3, 2], share), 1e-12);

    private sealed class Fixed(string name, List<string> turns, double[] seconds, long peak) : IContender
    {
        private int _round;

        public string Name => name;

        public Task<Sample> MeasureAsync(string work, double duration, CancellationToken cancellation)
        {
            turns.Add(name);
            double median = seconds[_round++];
            return Task.FromResult(new Sample([median, median / 2, median * 7], peak));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
