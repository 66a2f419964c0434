using Course;
using Course.Commands;
using Course.Processes;
using Course.Terminal;

CourseTerminal terminal = CourseTerminal.OfThisProcess();
try
{
    var context = new CourseContext(
        Repository.Containing(AppContext.BaseDirectory),
        terminal,
        new ProcessRunner(),
        Environment.GetEnvironmentVariable);
    return await CourseCommand.RunAsync(args, context);
}
catch (CourseException e)
{
    terminal.Error(e.Message);
    return 1;
}
