namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Index = new("index.Tensor");
    public static readonly Op IndexPut = new("index_put_");
    public static readonly Op IndexSelect = new("index_select");
    public static readonly Op IndexAdd = new("index_add");
    public static readonly Op IndexAddInPlace = new("index_add_");
    public static readonly Op IndexCopy = new("index_copy");
    public static readonly Op IndexCopyInPlace = new("index_copy_");
    public static readonly Op IndexFill = new("index_fill.int_Scalar");
    public static readonly Op IndexFillInPlace = new("index_fill_.int_Scalar");
    public static readonly Op Gather = new("gather");
    public static readonly Op Scatter = new("scatter.src");
    public static readonly Op ScatterInPlace = new("scatter_.src");
    public static readonly Op ScatterAdd = new("scatter_add");
    public static readonly Op ScatterAddInPlace = new("scatter_add_");
    public static readonly Op Take = new("take");
    public static readonly Op MaskedFill = new("masked_fill.Scalar");
    public static readonly Op MaskedFillInPlace = new("masked_fill_.Scalar");
    public static readonly Op MaskedSelect = new("masked_select");
    public static readonly Op MaskedScatter = new("masked_scatter");
    public static readonly Op Nonzero = new("nonzero");
    public static readonly Op Argwhere = new("argwhere");
    public static readonly Op Where = new("where.self");
    public static readonly Op WhereList = new("where");
}
