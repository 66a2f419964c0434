using System.Diagnostics;
using System.Globalization;
using ResNets.Training;

namespace Course.Bench;

/// <summary>The kit's side of <see cref="WorkerProcess"/>: does what it is asked for until its input ends.</summary>
internal static class WorkerLoop
{
    private const int WarmUps = 3;
    private const int FewestRepetitions = 3;
    private const double ShortestSample = 1e-3;

    /// <summary>Answers every line of the input.</summary>
    /// <param name="input">Lines of <c>case TAB seconds</c>.</param>
    /// <param name="output">Gets a <see cref="Sample"/> for each.</param>
    /// <param name="prepare">Makes the work of a case; called once for each.</param>
    public static void Run(TextReader input, TextWriter output, Func<string, Action> prepare)
    {
        var prepared = new Dictionary<string, (Action Work, int Calls)>();
        while (input.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            if (!prepared.TryGetValue(parts[0], out (Action Work, int Calls) known))
            {
                Action work = prepare(parts[0]);
                known = (work, WarmUp(work));
                prepared[parts[0]] = known;
            }

            double seconds = double.Parse(parts[1], CultureInfo.InvariantCulture);
            output.WriteLine(new Sample(Repeat(known.Work, known.Calls, seconds), RunEnvironment.PeakMemory).ToJson());
            output.Flush();
        }
    }

    /// <summary>Does the work until it is warm, and finds how many calls make a sample long enough for the clock.</summary>
    private static int WarmUp(Action work)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            work();
        }

        int calls = 1;
        while (Time(work, calls) < ShortestSample)
        {
            calls *= 2;
        }

        return calls;
    }

    private static List<double> Repeat(Action work, int calls, double seconds)
    {
        var samples = new List<double>();
        var watch = Stopwatch.StartNew();
        while (samples.Count < FewestRepetitions || watch.Elapsed.TotalSeconds < seconds)
        {
            samples.Add(Time(work, calls) / calls);
        }

        return samples;
    }

    private static double Time(Action work, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
