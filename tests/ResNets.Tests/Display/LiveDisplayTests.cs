using ResNets.Display;

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
        public void ElsewhereEachTextIsALine()
        {
            var console = Console.Out;
            using var written = new StringWriter();
            Console.SetOut(written);
            try
            {
                LiveDisplay.Show("first").Update("second");
            }
            finally
            {
                Console.SetOut(console);
            }

            Assert.Equal(["first", "second"], written.ToString().Split(Environment.NewLine)[..2]);
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
