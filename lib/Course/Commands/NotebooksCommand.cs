using System.CommandLine;
using Course.Terminal;
using Notebooks.Authoring;
using Notebooks.Documents;

namespace Course.Commands;

/// <summary><c>course notebooks</c>: makes the notebooks from their sources.</summary>
internal static class NotebooksCommand
{
    public static Command Create(CourseContext context)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a notebook is not as its source says." };
        var command = new CourseVerb(
            "notebooks",
            "Make the notebooks, their solutions and translations from notebooks/sources.",
            "./course notebooks                 after a change in notebooks/sources",
            "./course notebooks --check         say which notebooks are behind")
        {
            check,
        };
        command.SetAction(parsed => Make(context, isCheck: parsed.GetValue(check)));
        return command;
    }

    private static int Make(CourseContext context, bool isCheck)
    {
        MadeNotebook[] behind;
        try
        {
            behind = [.. new CourseNotebooks(context.Repository.Notebooks).Make().Where(notebook => !notebook.IsUpToDate)];
            foreach (MadeNotebook notebook in isCheck ? [] : behind)
            {
                notebook.Write();
            }
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            throw new CourseException(e.Message, e);
        }

        foreach (MadeNotebook notebook in behind)
        {
            string name = Path.GetRelativePath(context.Repository.Root, notebook.Path);
            context.Terminal.Step(name, isCheck ? StepMark.Failed : StepMark.Done, isCheck ? "differs from its source" : "made");
        }

        if (behind is [])
        {
            context.Terminal.Line("every notebook is as its source says");
        }

        return isCheck && behind.Length > 0 ? 1 : 0;
    }
}
