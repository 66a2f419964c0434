using System.Globalization;
using Course.Photos;
using Course.Terminal;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using ResNets.Weights;

namespace Course.Evaluate;

/// <summary>Tests the weights of one file, or of several together, on test images.</summary>
public static class EvaluationSession
{
    /// <summary>Asks the networks about all images.</summary>
    /// <param name="request">What to test on what.</param>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="terminal">Where what was concluded from the weights is said.</param>
    /// <exception cref="CourseException">The weights or images cannot be read, or the weights do not fit the network.</exception>
    /// <exception cref="UsageException">There are no such views of these images.</exception>
    public static async Task<EvaluationReport> RunAsync(EvaluationRequest request, DataDirectory directory, CourseTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            RequireFiles(request.Weights);
            using TestImages opened = TestImages.Open(request.Data, directory, SkipBadPictures.Policy(request.SkipBadPictures));
            LeftOut.Show(terminal, opened.Train, opened.Test);
            PictureInspection.Require(opened.Test as ImageFolder);
            NetworkSpec spec = request.SpecOf(opened.Test.ClassNames.Count);
            ViewChoice.RequireMeaning(request.Views, spec, request.Data, opened.Test is ImageFolder);
            using TestImages images = spec.Stem == Stem.Cifar ? opened.InMemory((int)spec.Input[^1]) : opened;
            terminal.Step("images", StepMark.Done, images.Test.InWords);
            var networks = new List<NetworkResult>();
            var scores = new List<Scores>();
            foreach (string weights in request.Weights)
            {
                scores.Add(await TestAsync(weights, request, images, terminal).ConfigureAwait(false));
                networks.Add(new NetworkResult(weights, scores[^1].Top1));
                if (request.Weights.Count > 1)
                {
                    terminal.Step("error alone", StepMark.Done, EvaluationDisplay.Describe(scores[^1].Top1));
                }
            }

            return new EvaluationReport(request.Views, networks, Scores.Average(scores), LeftOutFiles.Of(opened.Train, opened.Test));
        }
        catch (WeightMismatchException e)
        {
            terminal.Line(e.Report.ToString());
            throw new CourseException(e.Message, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CourseException(SkipBadPictures.Explain(e), e);
        }
    }

    /// <summary>Finds out, before images are read, that a file is not there.</summary>
    private static void RequireFiles(IReadOnlyList<string> weights)
    {
        foreach (string absent in weights.Where(path => !File.Exists(path)))
        {
            Weights.Read(absent).Dispose();
        }
    }

    private static async Task<Scores> TestAsync(
        string weights, EvaluationRequest request, TestImages images, CourseTerminal terminal)
    {
        using var network = new NetworkUnderTest(weights, request, images);
        network.Show(terminal, images);
        string count = images.Test.Count.ToString("N0", CultureInfo.InvariantCulture);
        string views = request.Views == EvaluationViews.One ? "" : $", {ViewChoice.NameOf(request.Views)}";
        return await terminal.BusyAsync($"testing on {count} images{views}", status => Task.Run(() => ViewChoice.Score(
            request.Views, network.Net, images.Test, network.Normalization, new Done(status, count)))).ConfigureAwait(false);
    }

    /// <summary>Tells how many images are done.</summary>
    private sealed class Done(IProgress<string> status, string all) : IProgress<int>
    {
        public void Report(int value) => status.Report(string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {all}"));
    }
}
