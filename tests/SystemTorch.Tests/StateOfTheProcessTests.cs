using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Versions, threads and devices.</summary>
public class StateOfTheProcessTests
{
    [Fact]
    public void TheVersionIsLibtorchs() => Assert.Matches(@"^[12]\.\d+\.\d+", __version__);

    [Fact]
    public void AllCoresAreUsed()
    {
        Assert.SkipUnless(
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")), "OMP_NUM_THREADS decides.");
        using var first = ones(1);
        Assert.Equal(Environment.ProcessorCount, get_num_threads());
        using var threads = new Threads(1);
        Assert.Equal(1, get_num_threads());
    }

    [Fact]
    public void DevicesCanBeTried()
    {
        Assert.True(TryInitializeDeviceType(DeviceType.CPU));
        Assert.Equal(cuda.is_available(), TryInitializeDeviceType(DeviceType.CUDA));
        Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
    }

    [Fact]
    public void MetaTensorsHaveShapesOnly()
    {
        using var scope = NewDisposeScope();
        var shape = zeros([1000, 1000, 1000], device: META);
        Expect.Shape(shape.sum(dim: 0), 1000, 1000);
        Assert.Equal("[1000x1000x1000], type = Float32, device = meta", shape.str());
    }

    [Fact]
    public void SwitchesStayWhereTheyArePut()
    {
        (Func<bool> Get, Action<bool> Set)[] switches =
        [
            (backends.cuda.flash_sdp_enabled, backends.cuda.enable_flash_sdp),
            (backends.cuda.math_sdp_enabled, backends.cuda.enable_math_sdp),
            (() => backends.cuda.matmul.allow_fp16_reduced_precision_reduction,
                on => backends.cuda.matmul.allow_fp16_reduced_precision_reduction = on),
        ];
        for (var changed = 0; changed < switches.Length; changed++)
        {
            switches[changed].Set(false);
            Assert.All(switches.Select((entry, i) => (On: entry.Get(), Expected: i != changed)), s => Assert.Equal(s.Expected, s.On));
            switches[changed].Set(true);
        }

        Assert.All(switches, entry => Assert.True(entry.Get()));
    }
}
