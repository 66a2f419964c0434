namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The settings of a group; null: those of the optimizer.</summary>
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum ?? 0);
            writer.Write(dampening ?? 0);
            writer.Write(weight_decay ?? 0);
            writer.Write(nesterov ?? false);
            writer.Write(maximize ?? false);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            momentum = other.momentum;
            dampening = other.dampening;
            weight_decay = other.weight_decay;
            nesterov = other.nesterov;
            maximize = other.maximize;
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            InitialLearningRate = LearningRate ?? 0;
            momentum ??= defaults.momentum;
            dampening ??= defaults.dampening;
            weight_decay ??= defaults.weight_decay;
            nesterov ??= defaults.nesterov;
            maximize ??= defaults.maximize;
        }
    }
}
