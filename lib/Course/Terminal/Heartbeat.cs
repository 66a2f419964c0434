namespace Course.Terminal;

/// <summary>Lets long work show that it goes on.</summary>
internal static class Heartbeat
{
    /// <summary>Waits for work and calls back at a steady pace until it ends.</summary>
    /// <typeparam name="T">What comes of the work.</typeparam>
    /// <param name="work">The work, already begun.</param>
    /// <param name="pace">The time between two beats.</param>
    /// <param name="time">The clock.</param>
    /// <param name="beat">Called at every beat.</param>
    public static async Task<T> WhileAsync<T>(Task<T> work, TimeSpan pace, TimeProvider time, Action beat)
    {
        using var timer = new PeriodicTimer(pace, time);
        Task<bool> next = timer.WaitForNextTickAsync().AsTask();
        while (await Task.WhenAny(work, next).ConfigureAwait(false) != work)
        {
            beat();
            next = timer.WaitForNextTickAsync().AsTask();
        }

        return await work.ConfigureAwait(false);
    }
}
