using ResNets.Data;
using static TorchSharp.torch;

namespace Course.Bench;

/// <summary>Batches of augmented images, as the trainer asks for them.</summary>
/// <param name="cifar">The folder of CIFAR-10's binary version.</param>
/// <param name="photos">A folder of photographs, one folder for each class.</param>
internal sealed class DataWork(string cifar, string photos)
{
    public const string Cifar = "cifar";
    public const string Photos = "photos";

    private static readonly Dictionary<string, (int Batch, int Batches)> s_cases = new()
    {
        [Cifar] = (128, 20),
        [Photos] = (32, 8),
    };

    /// <summary>The images that a case goes through each time.</summary>
    /// <param name="name">The case.</param>
    public static int Images(string name) => s_cases[name].Batch * s_cases[name].Batches;

    /// <summary>The work of a case: so many batches, from where the last time ended.</summary>
    /// <param name="name">The case.</param>
    public Action Prepare(string name)
    {
        (int batch, int batches) = s_cases[name];
        Func<long, Batch> source = name == Cifar ? CifarBatches(batch) : PhotoBatches(batch);
        long next = 0;
        return () =>
        {
            for (int i = 0; i < batches; i++)
            {
                source(next++).Dispose();
            }
        };
    }

    private Func<long, Batch> CifarBatches(int batch)
    {
        ImageSet train = Cifar10.Load(cifar).Train;
        Tensor mean = PixelStatistics.MeanImage(train);
        var batches = new TrainingBatches(train, mean, batch, seed: 0, Augmentation.Paper);
        return iteration => batches[iteration];
    }

    private Func<long, Batch> PhotoBatches(int batch)
    {
        ImageFolder folder = ImageFolder.Open(photos);
        var batches = new PhotoBatches(folder, PhotoStatistics.Of(folder), batch, seed: 0);
        return iteration => batches[iteration];
    }
}
