namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Losses.</content>
        public static partial class functional
        {
            private const long NothingIgnored = -100;

            /// <param name="input">Logits, [N, classes] or [N, classes, …].</param>
            /// <param name="target">Class numbers (Int64), [N] or [N, …]; or probabilities in the shape of the logits.</param>
            /// <param name="weight">A weight for each class.</param>
            /// <param name="ignore_index">A class number that does not count.</param>
            /// <param name="reduction">What becomes of the losses of the samples.</param>
            /// <param name="label_smoothing">How much of the target is spread over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Ops.CrossEntropyLoss.Call(input, target, weight, NativeEnums.Of(reduction), ignore_index, label_smoothing);

            /// <param name="input">Log-probabilities.</param>
            /// <param name="target">Class numbers (Int64).</param>
            /// <param name="weight">A weight for each class.</param>
            /// <param name="reduction">What becomes of the losses of the samples.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Ops.NllLoss.Call(input, target, weight, NativeEnums.Of(reduction), NothingIgnored);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Ops.MseLoss.Call(input, target, NativeEnums.Of(reduction));

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Ops.L1Loss.Call(input, target, NativeEnums.Of(reduction));

            public static Tensor smooth_l1_loss(
                Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                Ops.SmoothL1Loss.Call(input, target, NativeEnums.Of(reduction), beta);

            /// <param name="input">Log-probabilities.</param>
            /// <param name="target">Log-probabilities too, unless <paramref name="log_target"/> is false.</param>
            /// <param name="log_target">Whether the target holds logarithms.</param>
            /// <param name="reduction">What becomes of the losses of the elements.</param>
            public static Tensor kl_div(
                Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Ops.KlDiv.Call(input, target, NativeEnums.Of(reduction), log_target);

            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Ops.BinaryCrossEntropy.Call(input, target, weight, NativeEnums.Of(reduction));

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                Ops.BinaryCrossEntropyWithLogits.Call(input, target, weight, pos_weights, NativeEnums.Of(reduction));
        }
    }
}
