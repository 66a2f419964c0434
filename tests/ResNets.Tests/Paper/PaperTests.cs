namespace ResNets.Tests.PaperTables;

/// <summary>What the paper says about its tables in words, checked on the numbers.</summary>
public sealed class PaperTests
{
    /// <summary>Sections 1 and 4.1: the deeper plain network is worse, the deeper residual network better.</summary>
    [Fact]
    public void Table2ShowsDegradationAndItsCure()
    {
        var (shallow, deep) = (Paper.Table2[0], Paper.Table2[1]);
        Assert.True(deep.PlainTop1 > shallow.PlainTop1);
        Assert.True(deep.ResNetTop1 < shallow.ResNetTop1);
        Assert.Equal(2.8, shallow.ResNetTop1 - deep.ResNetTop1, tolerance: 0.06);
        Assert.Equal(3.5, deep.PlainTop1 - deep.ResNetTop1, tolerance: 0.06);
    }

    [Fact]
    public void Table3RepeatsTable2()
    {
        Assert.Equal(Paper.Table2[1].PlainTop1, Paper.Table3.Single(row => row.Method == "plain-34").Top1);
        Assert.Equal(Paper.Table2[1].ResNetTop1, Paper.Table3.Single(row => row.Method == "ResNet-34 A").Top1);
    }

    [Fact]
    public void InTables3And4EveryResNetIsBetterThanTheOneBefore()
    {
        foreach (var table in new[] { Paper.Table3, Paper.Table4 })
        {
            var resNets = table.Where(row => row.Method.StartsWith("ResNet", StringComparison.Ordinal)).ToArray();
            Assert.True(resNets.Length >= 5);
            Assert.All(resNets.Zip(resNets.Skip(1)), pair => Assert.True(pair.Second.Top1 < pair.First.Top1 && pair.Second.Top5 < pair.First.Top5));
        }
    }

    /// <summary>Section 4.1: the single 152-layer network beats all earlier ensembles; the ensemble wins by far.</summary>
    [Fact]
    public void Table5IsWonByResNets()
    {
        var single = Paper.Table4[^1].Top5;
        Assert.All(Paper.Table5[..^1], row => Assert.True(single < row.Top5));
        Assert.True(Paper.Table5[^1].Top5 < single);
        Assert.True(Paper.Table5.All(row => row.OnTestSet && row.Top1 is null));
        Assert.True(Paper.LocalizationTop5 > Paper.Table5[^1].Top5);
    }

    /// <summary>Section 4.2: better with depth up to 110 layers; 1202 layers are worse again.</summary>
    [Fact]
    public void Table6TurnsAfter110Layers()
    {
        var errors = Paper.CifarDepths.Select(depth => Paper.Table6Of(depth).Error).ToArray();
        Assert.All(errors[..5].Zip(errors[1..5]), pair => Assert.True(pair.Second < pair.First));
        Assert.True(errors[5] > errors[4]);
        Assert.Equal(errors[4], Paper.Table6.Min(row => row.Error));
        Assert.True(Paper.ResNet1202TrainingErrorBelow < errors[5] && errors[4] < Paper.Plain110ErrorAbove);
    }

    [Fact]
    public void TheBestOfSeveralRunsIsBelowTheirMean() =>
        Assert.All(Paper.Table6.Where(row => row.Repeated is not null), row => Assert.True(row.Error < row.Repeated!.Value.Mean));

    [Fact]
    public void Tables7And8AreWonByResNet101()
    {
        Assert.Equal(3.2, Paper.Table7[1].Map07 - Paper.Table7[0].Map07, tolerance: 0.05);
        Assert.Equal(3.4, Paper.Table7[1].Map12 - Paper.Table7[0].Map12, tolerance: 0.05);
        var gain = Paper.Table8[1].At50To95 - Paper.Table8[0].At50To95;
        Assert.Equal(6.0, gain, tolerance: 0.05);
        Assert.Equal(Paper.CocoRelativeGain, Math.Round(100 * gain / Paper.Table8[0].At50To95));
        Assert.Equal(6.9, Paper.Table8[1].At50 - Paper.Table8[0].At50, tolerance: 0.05);
    }

    [Fact]
    public void EveryStepOfTable9Helps()
    {
        var rows = Paper.Table9.Insert(0, Paper.Table8[1]);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.Second.At50To95 > pair.First.At50To95));
    }
}
