using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The running means of a parameter's gradient and of its square.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? exp_avg;
        public Tensor? exp_avg_sq;
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        public override void to(Device device)
        {
            MoveStateTensor(ref exp_avg, device);
            MoveStateTensor(ref exp_avg_sq, device);
            MoveStateTensor(ref max_exp_avg_sq, device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            exp_avg!.Save(writer);
            exp_avg_sq!.Save(writer);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            exp_avg!.Load(reader);
            exp_avg_sq!.Load(reader);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            CopyStateTensor(ref exp_avg, other.exp_avg);
            CopyStateTensor(ref exp_avg_sq, other.exp_avg_sq);
            CopyStateTensor(ref max_exp_avg_sq, other.max_exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && AreClose(exp_avg, state.exp_avg) &&
            AreClose(exp_avg_sq, state.exp_avg_sq) && AreClose(max_exp_avg_sq, state.max_exp_avg_sq);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = zeros_like(_parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(_parameter).DetachFromDisposeScope();
            max_exp_avg_sq = options is Options { amsgrad: true } ? zeros_like(_parameter).DetachFromDisposeScope() : null;
        }
    }
}
