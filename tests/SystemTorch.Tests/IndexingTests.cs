using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>tensor[…] against PyTorch's, reading and writing, on the numbers 0 … 59 as [3, 4, 5].</summary>
public class IndexingTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_reads = new()
    {
        ["number"] = x => x[1],
        ["negative"] = x => x[-1, 2],
        ["range"] = x => x[1.., ..2],
        ["step"] = x => x[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2)],
        ["last"] = x => x[.., ^2..],
        ["new_axis"] = x => x[TensorIndex.Colon, TensorIndex.None, 1],
        ["ellipsis_number"] = x => x[TensorIndex.Ellipsis, 3],
        ["tensor"] = x => x[I],
        ["tensor_middle"] = x => x[.., TensorIndex.Tensor(J)],
        ["tensors"] = x => x[I, J],
        ["tensors_apart"] = x => x[TensorIndex.Tensor(I), .., TensorIndex.Tensor(J)],
        ["tensor_range"] = x => x[1.., TensorIndex.Tensor(J), TensorIndex.Slice(null, null, 2)],
        ["mask"] = x => x[Mask],
        ["mask_number"] = x => x[Mask, 1],
        ["mask_tensor"] = x => x[Mask, tensor(new long[] { 0, 4 })],
        ["mask_full"] = x => x[x % 7 == 0],
        ["bool_true"] = x => x[TensorIndex.Bool(true), 0],
        ["matrix"] = x => x[stack([I, I])],
    };

    private static readonly Dictionary<string, Action<Tensor>> s_writes = new()
    {
        ["number"] = x => x[1] = 7,
        ["range"] = x => x[.., 1..3] = -1,
        ["broadcast"] = x => x[0] = arange(5),
        ["tensor"] = x => x[I] = 8,
        ["tensors"] = x => x[I, J] = arange(5) + 100,
        ["mask"] = x => x[Mask] = 9,
        ["leading_one"] = x => x[2, 3] = arange(5).reshape(1, 5),
        ["accumulate"] = x => x.index_put_(tensor(10L), [tensor(new long[] { 1, 1 })], accumulate: true),
    };

    public static TheoryData<string> Reads => [.. s_reads.Keys];

    public static TheoryData<string> Writes => [.. s_writes.Keys];

    private static Tensor I => tensor(new long[] { 2, 0 });

    private static Tensor J => tensor(new long[] { 1, 3 });

    private static Tensor Mask
    {
        get
        {
            var mask = zeros(3, 4, @bool);
            mask[0, 2] = true;
            mask[2, 1] = true;
            return mask;
        }
    }

    [Fact]
    public void EveryCaseOfTheFixtureIsTested() => Assert.Equal(
        Fixture.Indexing.Keys.Order(StringComparer.Ordinal),
        s_reads.Keys.Select(name => "read/" + name).Concat(s_writes.Keys.Select(name => "write/" + name))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Reads))]
    public void ReadsAsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Expect.Same(Fixture.Indexing["read/" + name], s_reads[name](Numbers()), name);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void WritesAsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var target = Numbers();
        s_writes[name](target);
        Expect.Same(Fixture.Indexing["write/" + name], target, name);
    }

    [Fact]
    public void NumbersAndRangesGiveViews()
    {
        using var scope = NewDisposeScope();
        var source = Numbers();
        source[1, 2..].fill_(0);
        Assert.Equal(0, source[1].narrow(0, 2, 2).sum().item<long>());
    }

    [Fact]
    public void GradientsFlowThroughReads()
    {
        using var scope = NewDisposeScope();
        var source = arange(6.0, float64).reshape(2, 3).requires_grad_();
        (source[1, ..2].sum() * 3).backward();
        Expect.Values(source.grad!.flatten(), 0.0, 0, 0, 3, 3, 0);
    }

    [Fact]
    public void TheMethodIsTheIndexer()
    {
        using var scope = NewDisposeScope();
        Expect.Same(Numbers()[1, .., 2], Numbers().index(TensorIndex.Single(1), TensorIndex.Colon, TensorIndex.Single(2)));
    }

    [Fact]
    public void TooManyIndicesAreRefused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => Numbers()[0, 0, 0, .., 1..]);
        Assert.Contains("5 indices for a tensor of 3 dimensions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepMustBePositive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorIndex.Slice(0, 5, -1));

    [Fact]
    public void AnIndexThatIsATensorIsOne()
    {
        using var scope = NewDisposeScope();
        Tensor indices = TensorIndex.Tensor(I);
        Expect.Same(I, indices);
        Assert.Throws<InvalidOperationException>(() => (Tensor)TensorIndex.Colon);
    }

    private static Tensor Numbers() => arange(60).reshape(3, 4, 5);
}
