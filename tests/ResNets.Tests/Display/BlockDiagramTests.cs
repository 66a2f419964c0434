using System.Xml.Linq;
using ResNets.Blocks;
using ResNets.Display;
using ResNets.Networks;

namespace ResNets.Tests.Display;

public sealed class BlockDiagramTests
{
    [Theory]
    [InlineData(BlockKind.Basic, 16, 16, 1, Shortcut.A, "16 channels → 3×3, 16 → 3×3, 16; shortcut: x, identity, added before the last ReLU")]
    [InlineData(BlockKind.Basic, 16, 32, 2, Shortcut.None, "16 channels → 3×3, 32, stride 2 → 3×3, 32; no shortcut")]
    [InlineData(BlockKind.Basic, 16, 32, 2, Shortcut.A, "16 channels → 3×3, 32, stride 2 → 3×3, 32; shortcut: every second pixel, + 16 zero channels, added before the last ReLU")]
    [InlineData(BlockKind.Basic, 16, 32, 2, Shortcut.B, "16 channels → 3×3, 32, stride 2 → 3×3, 32; shortcut: 1×1, 32, stride 2, projection, added before the last ReLU")]
    [InlineData(BlockKind.Basic, 16, 16, 1, Shortcut.C, "16 channels → 3×3, 16 → 3×3, 16; shortcut: 1×1, 16, projection, added before the last ReLU")]
    [InlineData(BlockKind.Bottleneck, 64, 64, 1, Shortcut.B, "64 channels → 1×1, 64 → 3×3, 64 → 1×1, 256; shortcut: 1×1, 256, projection, added before the last ReLU")]
    [InlineData(BlockKind.Bottleneck, 256, 64, 1, Shortcut.B, "256 channels → 1×1, 64 → 3×3, 64 → 1×1, 256; shortcut: x, identity, added before the last ReLU")]
    public void ADiagramSaysWhatTheBlockIs(BlockKind kind, int channels, int planes, int stride, Shortcut option, string words)
    {
        var diagram = new BlockDiagram(kind, channels, planes, stride, option);
        Assert.Equal(words, diagram.ToString());

        var svg = XElement.Parse(diagram.ToHtml());
        Assert.Equal(words, svg.Attribute("aria-label")!.Value);
        Assert.Equal(kind == BlockKind.Basic ? 2 : 3, svg.Elements("rect").Count());
        Assert.Equal(option == Shortcut.None ? 0 : 1, svg.Elements("circle").Count());
    }

    [Theory]
    [InlineData(StridePlacement.First, "256 channels → 1×1, 128, stride 2 → 3×3, 128 → 1×1, 512; no shortcut")]
    [InlineData(StridePlacement.Middle, "256 channels → 1×1, 128 → 3×3, 128, stride 2 → 1×1, 512; no shortcut")]
    public void ABottleneckHasItsStrideWhereItIsPlaced(StridePlacement placement, string words) =>
        Assert.Equal(words, new BlockDiagram(BlockKind.Bottleneck, 256, 128, 2, Shortcut.None, placement).ToString());
}
