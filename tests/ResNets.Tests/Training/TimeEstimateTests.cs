using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class TimeEstimateTests
{
    [Theory]
    [InlineData(0.2134, 5, 0, 0, "about 0:01:25 for 400 iterations (0.213 s each, from 5 timed steps)")]
    [InlineData(9.4567, 1, 1, 356.4, "about 1:08:59 for 400 iterations (9.46 s each, from 1 timed step) and 1 test (356 s each)")]
    [InlineData(216.0, 1, 3, 3600.0, "about 1d 3:00:00 for 400 iterations (216 s each, from 1 timed step) and 3 tests (3,600 s each)")]
    public void SaysTheWholeAndItsParts(double step, int timed, int tests, double test, string expected)
    {
        var estimate = new TimeEstimate(TimeSpan.FromSeconds(step), StepsLeft: 400, timed)
        {
            Evaluation = TimeSpan.FromSeconds(test),
            EvaluationsLeft = tests,
        };
        Assert.Equal(expected, estimate.ToString());
    }
}
