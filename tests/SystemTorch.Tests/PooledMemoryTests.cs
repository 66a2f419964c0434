using System.Globalization;
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
        Assert.SkipUnless(OperatingSystem.IsLinux(), "resident memory is read from /proc");
        var full = ones(Bytes, dtype: ScalarType.Byte);
        var held = Resident();
        full.Dispose();
        Assert.True(SpinWait.SpinUntil(() => Resident() < held - Most, s_longEnough));
    }

    private static long Resident()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
