namespace TorchSharp;

/// <content>Random tensors and seeds.</content>
public static partial class torch
{
    /// <summary>Whole numbers from low up to high, not included; Int64 unless another type is given.</summary>
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of random whole numbers from low to below high, in the given shape.</summary>
    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of random whole numbers from low to below high, in the given shape.</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(0, high, NotNull(size), dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of random whole numbers from low to below high, in the given shape.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(low, high, NotNull(size), dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of random whole numbers from low to below high, in the given shape.</summary>
    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(low, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of random whole numbers from low to below high, in the given shape.</summary>
    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Factory.RandomIntegers(0, high, new Size(size).Shape, dtype, device, requires_grad, generator, names);

    /// <summary>The numbers 0 … n − 1 in random order; Int64 unless another type is given.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        var tensor = Ops.Randperm.Call(n, generator, dtype ?? ScalarType.Int64, Arg.None, Factory.DeviceOr(device));
        return Factory.WithGradient(tensor, requires_grad);
    }

    public static Tensor randperm(long n, Tensor @out, Generator? generator = null) =>
        Ops.RandpermOut.Call(n, generator, @out);

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        var tensor = Factory.Plain(Ops.Empty, size, dtype, device, false, names);
        Ops.Normal.Invoke(tensor, mean, std, generator);
        return Factory.WithGradient(tensor, requires_grad);
    }

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        Ops.NormalTensors.Call(mean, std, generator);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => NotNull(input).bernoulli(generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        NotNull(input).multinomial(num_samples, replacement, generator);

    public static Tensor rand_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Like(Ops.RandLike, input, dtype, device, requires_grad);

    public static Tensor randn_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Like(Ops.RandnLike, input, dtype, device, requires_grad);

    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.WithGradient(Ops.RandintLike.Call(input, low, high, dtype, Arg.None, device), requires_grad);

    /// <summary>Starts the generators of all devices from a seed; the generator of the CPU is returned.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>Starts the generator of the CPU from a seed of the system's entropy, and returns that seed.</summary>
    public static long seed() => random.seed();
}
