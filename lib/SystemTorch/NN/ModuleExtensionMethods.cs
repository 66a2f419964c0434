namespace TorchSharp;

/// <summary>Moving modules; each returns the module itself, as the type that it is.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false)
        where T : torch.nn.Module => (T)module._to(type, non_blocking);

    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false)
        where T : torch.nn.Module => (T)module._to(device, type, non_blocking);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : torch.nn.Module => (T)module._to(deviceType, deviceIndex, non_blocking);

    public static T to<T>(this T module, torch.Device device, bool non_blocking = false)
        where T : torch.nn.Module => (T)module._to(torch.NotNull(device).type, device.index, non_blocking);

    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : torch.nn.Module => module.to(new torch.Device(device), non_blocking);

    public static T to<T>(this T module, torch.Tensor other, bool non_blocking = false)
        where T : torch.nn.Module => (T)module._to(other, non_blocking);

    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(DeviceType.CPU, -1, non_blocking);

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : torch.nn.Module => module.to(DeviceType.CUDA, deviceIndex, non_blocking);

    public static T half<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Float16, non_blocking);

    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.BFloat16, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @bool<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Bool, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @byte<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Byte, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @char<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Int8, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @short<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Int16, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @int<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Int32, non_blocking);

    /// <exception cref="ArgumentException">Always: modules move to floating-point types only.</exception>
    public static T @long<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Int64, non_blocking);

    public static T @float<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Float32, non_blocking);

    public static T @double<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.Float64, non_blocking);

    public static T cfloat<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.ComplexFloat32, non_blocking);

    public static T cdouble<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(torch.ScalarType.ComplexFloat64, non_blocking);
}
