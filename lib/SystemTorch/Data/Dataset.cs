namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Samples of tensors by name, such as "data" and "label".</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
                protected Dataset()
                {
                }
            }
        }
    }
}
