namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Padding: pairs (before, after), the last dimension first.</content>
        public static partial class functional
        {
            public static Tensor pad(
                Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, NotNull(pad).AsSpan(), mode, value);

            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Ops.Pad.Call(input, pad, NameOf(mode), mode is PaddingModes.Constant or PaddingModes.Zeros ? value : default(Arg));

            public static Tensor pad(
                Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad, pad], mode, value);

            private static string NameOf(PaddingModes mode) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => "constant",
                PaddingModes.Reflect => "reflect",
                PaddingModes.Replicate => "replicate",
                PaddingModes.Circular => "circular",
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such padding mode."),
            };
        }
    }
}
