using System.Globalization;
using Course.Photos;
using Course.Terminal;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;

namespace Course.Train;

/// <summary>The images of a run: those to learn from, and those to test on or to choose by, never both.</summary>
/// <param name="Train">The images to learn from.</param>
/// <param name="Test">The test images; null where a validation set is held out.</param>
/// <param name="Validation">The images to choose by; null where none are held out.</param>
internal sealed record TrainingImages(ILabelledImages Train, ILabelledImages? Test, ILabelledImages? Validation) : IDisposable
{
    private const ulong DrawSeed = 0;

    public int Classes => Train.ClassNames.Count;

    /// <summary>Opens a data set and takes what a request asks for out of it.</summary>
    /// <exception cref="UsageException">There are fewer images than asked for.</exception>
    /// <exception cref="InvalidDataException">There are no such images, or none to learn from.</exception>
    /// <param name="request">What is asked for.</param>
    /// <param name="data">The data set or folder.</param>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="terminal">Where it is said which files were left out.</param>
    public static TrainingImages Open(TrainRequest request, string data, DataDirectory directory, CourseTerminal terminal)
    {
        try
        {
            return DataSets.Names.Contains(data)
                ? OfSet(request, DataSets.Open(data, directory))
                : OfPhotos(request, data, OpenPhotos(request, data, directory, terminal));
        }
        catch (ArgumentException e)
        {
            string option = request.Images is null ? "--validation" : "--images or --validation";
            throw new UsageException($"{option} asks for what {data} does not have: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <summary>The segments that keep a run on these images within a budget.</summary>
    public MemoryPlan Plan(NetworkSpec spec, long parameters, int images, long budget)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        int side = Train is ImageSet set ? set.Height : PhotoAugmentation.Paper.Crop;
        return MemoryPlan.For(spec, parameters, images, side, budget, process.WorkingSet64);
    }

    public void Dispose()
    {
        foreach (ILabelledImages? images in new[] { Train, Test, Validation })
        {
            (images as IDisposable)?.Dispose();
        }
    }

    public override string ToString()
    {
        string remark = Train.Remark.Length == 0 ? "" : $"; {Train.Remark}";
        string other = Validation is { } held ? $"{held.Count.ToString("N0", CultureInfo.InvariantCulture)} held out to choose by" : $"{Test!.Count.ToString("N0", CultureInfo.InvariantCulture)} test images";
        return $"{Train.Title}; {other}{remark}";
    }

    private static TrainingImages OfSet(TrainRequest request, DataSet all)
    {
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
        catch (ArgumentException)
        {
            all.Dispose();
            throw;
        }
    }

    private static PhotoSet OpenPhotos(TrainRequest request, string data, DataDirectory directory, CourseTerminal terminal)
    {
        PhotoSet photos = PhotoSet.Open(data, directory, SkipBadPictures.Policy(request.SkipBadPictures));
        LeftOut.Show(terminal, photos.Train, photos.Test);
        PictureInspection.Require(photos.Train, photos.Test);
        return photos;
    }

    /// <summary>Photographs at full size for networks that take them so, else the squares in their middle, small.</summary>
    private static TrainingImages OfPhotos(TrainRequest request, string data, PhotoSet photos)
    {
        ImageFolder all = photos.Train ?? throw new InvalidDataException(
            $"{data} holds photographs to test on only; training needs train/class/picture.jpg and val/class/picture.jpg in it.");
        ImageFolder train = request.Images is { } count ? all.Subset(count, DrawSeed) : all;
        (train, ImageFolder? held) = request.Validation == 0
            ? (train, null)
            : train.SplitOff((double)request.Validation / train.Count, DrawSeed);
        ImageFolder? test = held is null ? photos.Test : null;
        NetworkSpec spec = request.ToSpec(train.ClassNames.Count);
        int side = (int)spec.Input[^1];
        return spec.Stem == Stem.ImageNet
            ? new(train, test, held)
            : new(train.Load(side), test?.Load(side, "test"), held?.Load(side, "validation"));
    }
}
