namespace TorchSharp;

public static partial class torch
{
    /// <summary>The state of the generator that random functions use when they are given none.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed)
        {
            NativeError.Check(NativeMethods.st_manual_seed((ulong)seed));
            return Generator.Default;
        }

        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
