using Notebooks.Documents;
using Notebooks.Kernel;
using Notebooks.Protocol.Contents;
using Tests.Support;

namespace Notebooks.Tests;

public sealed class MessageOutputTests
{
    private readonly HandClock _clock = new();
    private readonly List<string> _sent = [];

    [Fact]
    public void Of_quick_updates_the_newest_is_sent_five_times_a_second()
    {
        using MessageOutput output = Output();
        output.Display(MimeBundle.Plain("shown"), "chart");
        for (var i = 0; i < 100; i++)
        {
            output.Update(MimeBundle.Plain($"{i * 10} ms"), "chart");
            _clock.Pass(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(
            [
                "display_data chart shown", "update_display_data chart 0 ms", "update_display_data chart 190 ms",
                "update_display_data chart 390 ms", "update_display_data chart 590 ms", "update_display_data chart 790 ms",
                "update_display_data chart 990 ms",
            ],
            _sent);
    }

    [Fact]
    public void The_last_update_of_each_display_is_sent_at_the_end_of_the_cell()
    {
        using MessageOutput output = Output();
        foreach (var state in new[] { "first", "second", "last" })
        {
            output.Update(MimeBundle.Plain(state), "a");
            output.Update(MimeBundle.Plain(state), "b");
        }

        Assert.Equal(["update_display_data a first"], _sent);
        output.Flush();
        Assert.Equal(["update_display_data b last", "update_display_data a last"], _sent[1..]);
        _clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public void An_update_that_waits_goes_before_what_is_shown_or_cleared_after_it()
    {
        using MessageOutput output = Output();
        output.Update(MimeBundle.Plain("sent"), "a");
        output.Update(MimeBundle.Plain("waits"), "a");
        output.Display(MimeBundle.Plain("shown"), "b");
        output.Update(MimeBundle.Plain("waits again"), "a");
        output.Clear(wait: false);
        Assert.Equal(
            [
                "update_display_data a sent", "update_display_data a waits", "display_data b shown",
                "update_display_data a waits again", "clear_output",
            ],
            _sent);
    }

    private MessageOutput Output() => new(
        (type, content) => _sent.Add(content is DisplayData display
            ? $"{type} {display.Transient.DisplayId} {display.Data[MimeTypes.Plain].GetString()}"
            : type),
        _clock);
}
