using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>The running means of a parameter, and its momentum.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor? square_avg;
        public Tensor? momentum_buffer;
        public Tensor? grad_avg;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        public override void to(Device device)
        {
            MoveStateTensor(ref square_avg, device);
            MoveStateTensor(ref momentum_buffer, device);
            MoveStateTensor(ref grad_avg, device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            square_avg!.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            square_avg!.Load(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            CopyStateTensor(ref square_avg, other.square_avg);
            CopyStateTensor(ref momentum_buffer, other.momentum_buffer);
            CopyStateTensor(ref grad_avg, other.grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && AreClose(square_avg, state.square_avg) &&
            AreClose(momentum_buffer, state.momentum_buffer) && AreClose(grad_avg, state.grad_avg);

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var settings = (Options)options;
            step = 0;
            square_avg = zeros_like(_parameter).DetachFromDisposeScope();
            momentum_buffer = settings.momentum > 0 ? zeros_like(_parameter).DetachFromDisposeScope() : null;
            grad_avg = settings.centered == true ? zeros_like(_parameter).DetachFromDisposeScope() : null;
        }
    }
}
