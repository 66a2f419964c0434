namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The settings of a group; null: those of the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        internal (double, double) Betas
        {
            get => (beta1 ?? 0, beta2 ?? 0);
            set => (beta1, beta2) = value;
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1 ?? 0);
            writer.Write(beta2 ?? 0);
            writer.Write(eps ?? 0);
            writer.Write(weight_decay ?? 0);
            writer.Write(amsgrad ?? false);
            writer.Write(maximize ?? false);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            beta1 = other.beta1;
            beta2 = other.beta2;
            eps = other.eps;
            weight_decay = other.weight_decay;
            amsgrad = other.amsgrad;
            maximize = other.maximize;
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate ?? 0;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
        }

        internal Options Validated()
        {
            ArgumentOutOfRangeException.ThrowIfNegative(LearningRate ?? 0, "lr");
            ArgumentOutOfRangeException.ThrowIfNegative(beta1 ?? 0, nameof(beta1));
            ArgumentOutOfRangeException.ThrowIfNegative(beta2 ?? 0, nameof(beta2));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta1 ?? 0, 1, nameof(beta1));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta2 ?? 0, 1, nameof(beta2));
            ArgumentOutOfRangeException.ThrowIfNegative(eps ?? 0, nameof(eps));
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay ?? 0, nameof(weight_decay));
            return this;
        }
    }
}
