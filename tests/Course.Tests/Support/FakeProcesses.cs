using Course.Processes;

namespace Course.Tests.Support;

/// <summary>Runs nothing: records what was asked for and answers as the test says.</summary>
internal sealed class FakeProcesses : IProcessRunner
{
    private readonly Dictionary<string, Func<ProcessRequest, ProcessResult>> _programs = [];

    public List<ProcessRequest> Requests { get; } = [];

    /// <summary>The command lines that were run.</summary>
    public IEnumerable<string> Lines => Requests.Select(request => $"{request.Program} {string.Join(' ', request.Arguments)}");

    public FakeProcesses With(string program, Func<ProcessRequest, ProcessResult> answer)
    {
        _programs[program] = answer;
        return this;
    }

    public FakeProcesses With(string program, int exitCode = 0, params string[] output) =>
        With(program, _ => new ProcessResult(exitCode, output));

    public string? Find(string program) => _programs.ContainsKey(program) ? "/fake/bin/" + program : null;

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellation)
    {
        Requests.Add(request);
        string name = Path.GetFileName(request.Program);
        return _programs.TryGetValue(name, out Func<ProcessRequest, ProcessResult>? answer)
            ? Task.FromResult(answer(request))
            : throw new CourseException($"The test did not expect '{request.Program}'.");
    }
}
