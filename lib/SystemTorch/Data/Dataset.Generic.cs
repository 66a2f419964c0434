namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        /// <summary>Samples by number, and loaders that cut them into batches.</summary>
        public static partial class data
        {
            /// <summary>Samples by number.</summary>
            public abstract class Dataset<T> : IDisposable
            {
                protected Dataset()
                {
                }

                public abstract long Count { get; }

                public abstract T GetTensor(long index);

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }
        }
    }
}
