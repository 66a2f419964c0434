using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Asks the user of the front end that runs the cell.</summary>
/// <param name="allowed">Whether that front end answers questions.</param>
/// <param name="ask">Sends a question.</param>
/// <param name="flush">Hands over what has been printed, which the question may stand behind.</param>
internal sealed class MessageInput(bool allowed, Action<InputRequest> ask, Action flush) : ICellInput
{
    private volatile TaskCompletionSource<string>? _answer;

    public string Ask(string prompt, bool password)
    {
        if (!allowed)
        {
            throw new InvalidOperationException(
                "This cell asks for input, and the program that runs it answers no questions; run it in Jupyter or in a console.");
        }

        flush();
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = answer;
        ask(new InputRequest(prompt, password));
        answer.Task.Wait();
        return answer.Task.Result;
    }

    /// <summary>Takes an answer; one that nobody waits for is forgotten.</summary>
    public void Take(string value) => _answer?.TrySetResult(value);
}
