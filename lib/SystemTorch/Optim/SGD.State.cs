using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The momentum of a parameter; none before its first step.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public Tensor? momentum_buffer;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public void Dispose() => momentum_buffer?.Dispose();

        public override void to(Device device) => MoveStateTensor(ref momentum_buffer, device);

        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LayOutAsParameter();
        }

        public override void LoadStateDict(OptimizerState source)
        {
            CopyStateTensor(ref momentum_buffer, ((State)source).momentum_buffer);
            LayOutAsParameter();
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && AreClose(momentum_buffer, state.momentum_buffer);

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }

        /// <summary>In memory the momentum lies as its parameter does: then a step after loading is the same to the last bit.</summary>
        private void LayOutAsParameter()
        {
            if (momentum_buffer is { } loaded && !loaded.stride().SequenceEqual(_parameter.stride()))
            {
                using var mode = no_grad();
                using var scope = NewDisposeScope();
                momentum_buffer = empty_like(_parameter).copy_(loaded).DetachFromDisposeScope();
                loaded.Dispose();
            }
        }
    }
}
