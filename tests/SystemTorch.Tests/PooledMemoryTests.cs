using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>The memory of large tensors is kept for the next ones, but not for ever.</summary>
public class PooledMemoryTests
{
    private const long Bytes = 512L << 20;
    private const long Most = 400L << 20;
    private static readonly TimeSpan s_longEnough = TimeSpan.FromSeconds(60);

    [Fact]
    public void WhatNobodyWantsGoesBackToTheSystemWithoutAnotherCall()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the system counts pages that were given back until it needs them");
        var full = ones(Bytes, dtype: ScalarType.Byte);
        var held = Environment.WorkingSet;
        full.Dispose();
        Assert.True(SpinWait.SpinUntil(() => Environment.WorkingSet < held - Most, s_longEnough));
    }
}
