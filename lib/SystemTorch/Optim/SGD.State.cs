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

        public override void LoadStateDict(BinaryReader reader) =>
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);

        public override void LoadStateDict(OptimizerState source) =>
            CopyStateTensor(ref momentum_buffer, ((State)source).momentum_buffer);

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && AreClose(momentum_buffer, state.momentum_buffer);

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }
    }
}
