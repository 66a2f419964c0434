using Course.Terminal;

namespace Course.Tests.Terminal;

public class HeartbeatTests
{
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task It_beats_until_the_work_is_done()
    {
        var work = new TaskCompletionSource<int>();
        int beats = 0;

        int result = await Heartbeat.WhileAsync(work.Task, _pace, TimeProvider.System, () =>
        {
            beats++;
            if (beats == 3)
            {
                work.SetResult(5);
            }
        });

        Assert.Equal((5, 3), (result, beats));
    }

    [Fact]
    public async Task Work_that_is_done_needs_none()
    {
        int result = await Heartbeat.WhileAsync(Task.FromResult(5), _pace, TimeProvider.System, () => Assert.Fail("a beat"));

        Assert.Equal(5, result);
    }

    [Fact]
    public async Task A_failure_of_the_work_comes_through()
    {
        var work = new TaskCompletionSource<int>();

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => Heartbeat.WhileAsync(
            work.Task, _pace, TimeProvider.System, () => work.TrySetException(new InvalidOperationException("broken"))));

        Assert.Equal("broken", e.Message);
    }
}
