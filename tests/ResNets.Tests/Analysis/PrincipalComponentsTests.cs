using ResNets.Analysis;
using static TorchSharp.torch;

namespace ResNets.Tests.Analysis;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void PointsOnALineHaveOneComponent()
    {
        // Along (3, 4)/5 the points lie at −5, 0 and 5 from their mean.
        using var found = PrincipalComponents.Of(tensor(new double[] { -2, -3, 1, 1, 4, 5 }).reshape(3, 2)).Points;
        Assert.Equal([5.0, 0.0, 5.0], found.data<double>().ToArray().Where((_, i) => i % 2 == 0).Select(value => Math.Round(Math.Abs(value), 9)));
        Assert.All(found.data<double>().ToArray().Where((_, i) => i % 2 == 1), value => Assert.Equal(0, value, 1e-9));
    }

    [Fact]
    public void SharesOfTheVarianceAreInOrder()
    {
        // Variances 8/3 and 2/3 of an axis-aligned cross.
        var (first, second) = PrincipalComponents.Of(tensor(new double[] { 2, 0, -2, 0, 0, 1, 0, -1 }).reshape(4, 2)).Explained;
        Assert.Equal((0.8, 0.2), (Math.Round(first, 9), Math.Round(second, 9)));
    }

    [Fact]
    public void AnotherShapeIsRefused() =>
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(zeros(3))).Message, StringComparison.Ordinal);
}
