namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>The settings of a group; null: those of the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum ?? 0);
            writer.Write(alpha ?? 0);
            writer.Write(eps ?? 0);
            writer.Write(weight_decay ?? 0);
            writer.Write(centered ?? false);
            writer.Write(maximize ?? false);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            momentum = other.momentum;
            alpha = other.alpha;
            eps = other.eps;
            weight_decay = other.weight_decay;
            centered = other.centered;
            maximize = other.maximize;
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate ?? 0;
            momentum ??= defaults.momentum;
            alpha ??= defaults.alpha;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            centered ??= defaults.centered;
            maximize ??= defaults.maximize;
        }
    }
}
