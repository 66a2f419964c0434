using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Losses.</content>
    public static partial class nn
    {
        public static CrossEntropyLoss CrossEntropyLoss(
            Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
            new(weight, ignore_index, reduction);

        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

        public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) =>
            new(log_target, reduction);

        public static BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
            new(weight, reduction, pos_weights);
    }
}
