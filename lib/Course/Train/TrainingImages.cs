using System.Globalization;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;

namespace Course.Train;

/// <summary>The images of a run: those to learn from, and those to test on or to choose by, never both.</summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">The test images; null where a validation set is held out.</param>
/// <param name="Validation">The images to choose by; null where none are held out.</param>
internal sealed record TrainingImages(ImageSet Train, ImageSet? Test, ImageSet? Validation) : IDisposable
{
    private const ulong DrawSeed = 0;

    public int Classes => Train.ClassNames.Count;

    /// <summary>Opens a data set and takes what a request asks for out of it.</summary>
    /// <exception cref="UsageException">There are fewer images than asked for.</exception>
    public static TrainingImages Open(TrainRequest request, string data, DataDirectory directory)
    {
        DataSet all = DataSets.Open(data, directory);
        try
        {
            ImageSet train = request.Images is { } count ? all.Train.Subset(count, DrawSeed) : all.Train;
            if (request.Validation == 0)
            {
                return new(train, all.Test, null);
            }

            (ImageSet learnt, ImageSet held) = train.SplitOff(request.Validation, DrawSeed);
            train.Dispose();
            all.Dispose();
            return new(learnt, null, held);
        }
        catch (ArgumentException e)
        {
            all.Dispose();
            string option = request.Images is null ? "--validation" : "--images or --validation";
            throw new UsageException($"{option} asks for what {data} does not have: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>The segments that keep a run on these images within a budget.</summary>
    public MemoryPlan Plan(NetworkSpec spec, long parameters, int images, long budget)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return MemoryPlan.For(spec, parameters, images, Train.Height, budget, process.WorkingSet64);
    }

    public void Dispose()
    {
        Train.Dispose();
        Test?.Dispose();
        Validation?.Dispose();
    }

    public override string ToString()
    {
        string remark = Train.Remark.Length == 0 ? "" : $"; {Train.Remark}";
        string other = Validation is { } held ? $"{held.Count.ToString("N0", CultureInfo.InvariantCulture)} held out to choose by" : $"{Test!.Count.ToString("N0", CultureInfo.InvariantCulture)} test images";
        return $"{Train.Title}; {other}{remark}";
    }
}
