using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <summary>The network of make.py: ResNet-20 with option A shortcuts and a quarter of its width.</summary>
internal sealed class SmallResNet : Module<Tensor, Tensor>
{
    private const int Width = 4;

    private readonly Conv2d conv1 = Conv2d(3, Width, 3, padding: 1, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(Width);
    private readonly Sequential layer1 = Stage(Width, Width, 1);
    private readonly Sequential layer2 = Stage(Width, 2 * Width, 2);
    private readonly Sequential layer3 = Stage(2 * Width, 4 * Width, 2);
    private readonly Linear fc = Linear(4 * Width, 10);

    public SmallResNet()
        : base(nameof(SmallResNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = F.relu(bn1.call(conv1.call(input)));
        x = layer3.call(layer2.call(layer1.call(x)));
        return fc.call(F.adaptive_avg_pool2d(x, 1).flatten(1)).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(int channels, int width, int stride) =>
        Sequential(new Block(channels, width, stride), new Block(width, width, 1), new Block(width, width, 1));

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly int _grow;
        private readonly int _stride;

        public Block(int channels, int width, int stride)
            : base(nameof(Block))
        {
            conv1 = Conv2d(channels, width, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(width);
            conv2 = Conv2d(width, width, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(width);
            _grow = width - channels;
            _stride = stride;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var y = bn2.call(conv2.call(F.relu(bn1.call(conv1.call(input)))));
            var every = TensorIndex.Slice(step: _stride);
            var shortcut = F.pad(input[TensorIndex.Colon, TensorIndex.Colon, every, every], [0, 0, 0, 0, 0, _grow]);
            return F.relu(y + shortcut).MoveToOuterDisposeScope();
        }
    }
}
