namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with a momentum.</summary>
        public interface IMomentum
        {
            double Momentum { get; set; }
        }
    }
}
