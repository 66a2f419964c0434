namespace TorchSharp;

/// <content>Joining, splitting, reordering and picking.</content>
public static partial class torch
{
    /// <summary>Tensors joined along a dimension that they have; all others have to be the same.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors([.. tensors]), dim);

    /// <summary>Tensors joined along a dimension that they have; all others have to be the same.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors(NotNull(tensors)), dim);

    /// <summary>Tensors joined along a dimension that they have; all others have to be the same.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors([.. tensors]), dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors(NotNull(tensors)), dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Ops.Cat.Call(Arg.Tensors(tensors), dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) =>
        Ops.Cat.Call(Arg.Tensors([.. tensors]), axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => Ops.Cat.Call(Arg.Tensors(NotNull(tensors)), axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) =>
        Ops.Cat.Call(Arg.Tensors(tensors), axis);

    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) =>
        Ops.Stack.Call(Arg.Tensors([.. tensors]), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Ops.Hstack.Call(Arg.Tensors([.. tensors]));

    public static Tensor hstack(params Tensor[] tensors) => Ops.Hstack.Call(Arg.Tensors(NotNull(tensors)));

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Ops.Hstack.Call(Arg.Tensors([.. tensors]));

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Ops.Hstack.Call(Arg.Tensors(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => Ops.Vstack.Call(Arg.Tensors([.. tensors]));

    public static Tensor vstack(Tensor[] tensors) => Ops.Vstack.Call(Arg.Tensors(NotNull(tensors)));

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Ops.Vstack.Call(Arg.Tensors(tensors));

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0L) =>
        NotNull(tensor).split(split_size_or_sections, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0L) => NotNull(input).chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dim = 0L) => NotNull(input).unbind(dim);

    /// <summary>The same elements with the dimensions from start to end made one: [N, C, H, W] becomes [N, C·H·W] with start 1.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) =>
        NotNull(input).flatten(start_dim, end_dim);

    /// <summary>The same elements in another shape, copied where that is needed; one dimension may be -1 and is computed.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => NotNull(input).reshape(shape);

    public static Tensor flip(Tensor input, params long[] dims) => NotNull(input).flip(dims);

    public static Tensor permute(Tensor input, params long[] permutation) => NotNull(input).permute(permutation);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => NotNull(input).transpose(dim0, dim1);

    public static Tensor squeeze(Tensor input, long? dim = null) => NotNull(input).squeeze(dim);

    public static Tensor unsqueeze(Tensor input, long dim) => NotNull(input).unsqueeze(dim);

    public static Tensor roll(Tensor input, long shifts, long? dims = null) => NotNull(input).roll(shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => NotNull(input).roll(shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts) => NotNull(input).roll(shifts);

    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
        NotNull(input).roll(shifts, dims);

    public static Tensor gather(Tensor input, long dim, Tensor index) => NotNull(input).gather(dim, index);

    public static Tensor index_select(Tensor input, long dim, Tensor index) => NotNull(input).index_select(dim, index);

    public static Tensor masked_select(Tensor input, Tensor mask) => NotNull(input).masked_select(mask);

    public static Tensor nonzero(Tensor input) => NotNull(input).nonzero();

    public static Tensor diag(Tensor input, long diagonal = 0) => NotNull(input).diag(diagonal);

    public static Tensor tril(Tensor input, long diagonal = 0) => NotNull(input).tril(diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => NotNull(input).triu(diagonal);

    /// <summary>A copy, through which gradients flow.</summary>
    public static Tensor clone(Tensor input) => NotNull(input).clone();
}
