namespace ResNets.Tests;

public sealed class BudgetTests
{
    [Theory]
    [InlineData("smoke", 1)]
    [InlineData("quick", 2)]
    [InlineData("full", 3)]
    public void ABudgetChooses(string name, int expected) => Assert.Equal(expected, new Budget(name).Choose(1, 2, 3));

    [Fact]
    public void AnUnknownBudgetIsRefused() =>
        Assert.Contains("smoke, quick, full", Assert.Throws<ArgumentException>(() => new Budget("fast")).Message, StringComparison.Ordinal);
}
