using TorchSharp;
using static TorchSharp.torch;

namespace ResNets.Tests;

public sealed class MachineTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(Machine.DeviceVariable);

    public void Dispose() => Environment.SetEnvironmentVariable(Machine.DeviceVariable, _before);

    [Fact]
    public void TheEnvironmentNamesTheDevice()
    {
        Environment.SetEnvironmentVariable(Machine.DeviceVariable, "cpu");
        Assert.Equal(DeviceType.CPU, Machine.DeviceFromEnvironment().type);
        Environment.SetEnvironmentVariable(Machine.DeviceVariable, null);
        Assert.Equal(cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, Machine.DeviceFromEnvironment().type);
    }

    [Fact]
    public void ADeviceThatIsNotThereIsRefused()
    {
        Assert.SkipWhen(cuda.is_available(), "this machine has a GPU");
        Environment.SetEnvironmentVariable(Machine.DeviceVariable, "cuda");
        Assert.StartsWith("RESNET_DEVICE is cuda, and there is no", Assert.Throws<ArgumentException>(Machine.DeviceFromEnvironment).Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(Machine.DeviceVariable, "tpu");
        Assert.Equal("RESNET_DEVICE is 'tpu'; it has to be cpu or cuda.", Assert.Throws<ArgumentException>(Machine.DeviceFromEnvironment).Message);
    }
}
