namespace Course.Bench;

/// <summary>One side of a comparison.</summary>
internal interface IContender : IAsyncDisposable
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Does the work of a case again and again.</summary>
    /// <param name="work">The name of the case.</param>
    /// <param name="seconds">About how long to go on.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CourseException">It cannot do this work.</exception>
    Task<Sample> MeasureAsync(string work, double seconds, CancellationToken cancellation);
}
