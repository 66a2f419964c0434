namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>A group of parameters with a learning rate of its own.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }
    }
}
