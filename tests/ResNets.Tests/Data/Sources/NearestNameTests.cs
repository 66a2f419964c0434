using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class NearestNameTests
{
    private static readonly string[] _names = ["00-start-here", "01-residual-learning", "02-degradation"];

    [Theory]
    [InlineData("02-degredation", "02-degradation")]
    [InlineData("degradation", "02-degradation")]
    [InlineData("01-Residual-Learning", "01-residual-learning")]
    [InlineData("start", "00-start-here")]
    public void A_slip_finds_the_name_that_was_meant(string typed, string expected) =>
        Assert.Equal(expected, NearestName.Find(typed, _names));

    [Theory]
    [InlineData("transformers")]
    [InlineData("")]
    public void What_is_like_nothing_finds_nothing(string typed) => Assert.Null(NearestName.Find(typed, _names));
}
