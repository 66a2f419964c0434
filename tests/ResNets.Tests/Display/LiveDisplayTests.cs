using ResNets.Display;
using Tests.Support;

namespace ResNets.Tests.Display
{
    [Collection("console")]
    public sealed class LiveDisplayTests
    {
        [Fact]
        public void InANotebookTheOutputChangesInPlace()
        {
            var host = new Microsoft.DotNet.Interactive.KernelInvocationContext();
            Microsoft.DotNet.Interactive.KernelInvocationContext.Current = host;
            try
            {
                var live = LiveDisplay.Show("first");
                live.Update("second");
                Assert.Equal(["display first", "update second"], host.Log);
            }
            finally
            {
                Microsoft.DotNet.Interactive.KernelInvocationContext.Current = null;
            }
        }

        [Fact]
        public void ElsewhereTheNewestTextIsALineEveryTenSeconds() => WithConsole(written =>
        {
            var clock = new HandClock();
            var live = LiveDisplay.Show("first", clock);
            for (var second = 1; second <= 25; second++)
            {
                live.Update($"second {second}");
                clock.Pass(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(["first", "second 10", "second 20"], Lines(written));
        });

        [Fact]
        public void ElsewhereTheLastTextIsNeverLost() => WithConsole(written =>
        {
            var clock = new HandClock();
            var live = LiveDisplay.Show("first", clock);
            live.Update("lost");
            live.Update("end of the work");
            live.Flush();
            live.Flush();
            live.Update("an afterthought");
            Assert.Equal(["first", "end of the work"], Lines(written));
            clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Equal(["first", "end of the work", "an afterthought"], Lines(written));
        });

        private static string[] Lines(StringWriter written) =>
            written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        private static void WithConsole(Action<StringWriter> test)
        {
            var console = Console.Out;
            using var written = new StringWriter();
            Console.SetOut(written);
            try
            {
                test(written);
            }
            finally
            {
                Console.SetOut(console);
            }
        }
    }
}

namespace Microsoft.DotNet.Interactive
{
    /// <summary>The shape of .NET Interactive: <c>Display</c> is an extension method in a class beside this one.</summary>
    public sealed class KernelInvocationContext
    {
        public static KernelInvocationContext? Current { get; set; }

        public List<string> Log { get; } = [];
    }

    public static class KernelInvocationContextExtensions
    {
        public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
        {
            ArgumentNullException.ThrowIfNull(context);
            context.Log.Add($"display {value}");
            return new DisplayedValue(context);
        }
    }

    public sealed class DisplayedValue(KernelInvocationContext context)
    {
        public void Update(object updatedValue) => context.Log.Add($"update {updatedValue}");
    }
}
