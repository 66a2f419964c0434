using System.Runtime.InteropServices;
using System.Text.Json;
using Notebooks.Assistance;
using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Serves the requests that ask about the kernel, about code and about earlier cells.</summary>
internal sealed class CodeAnswers(CSharpSession session, CellHistory history, KernelReplies replies)
{
    public void Answer(KernelMessage request)
    {
        switch (request.Type)
        {
            case MessageTypes.KernelInfoRequest:
                replies.Reply(MessageTypes.KernelInfoReply, Info(), request);
                break;
            case MessageTypes.IsCompleteRequest:
                replies.Reply(MessageTypes.IsCompleteReply, Completeness.Of(request.ContentAs<CodeRequest>().Code), request);
                break;
            case MessageTypes.CompleteRequest:
                replies.Reply(MessageTypes.CompleteReply, Complete(request.ContentAs<CodeRequest>()), request);
                break;
            case MessageTypes.InspectRequest:
                replies.Reply(MessageTypes.InspectReply, Inspect(request.ContentAs<CodeRequest>()), request);
                break;
            case MessageTypes.HistoryRequest:
                replies.Reply(MessageTypes.HistoryReply, history.Find(request.ContentAs<HistoryRequest>()), request);
                break;
            case MessageTypes.CommInfoRequest:
                replies.Reply(MessageTypes.CommInfoReply, new CommInfoReply(), request);
                break;
            case MessageTypes.CommOpen:
                // Nothing here answers to a comm, and the protocol's word for that is to close it.
                replies.Publish(MessageTypes.CommClose, new CommContent(request.ContentAs<CommContent>().CommId), request);
                break;
            case MessageTypes.CommMessage or MessageTypes.CommClose:
                break;
            default:
                replies.ReplyUnknown(request);
                break;
        }
    }

    private static KernelInfo Info() => new(
        "ok", "5.3", "resnet-csharp", typeof(CodeAnswers).Assembly.GetName().Version!.ToString(3),
        new LanguageInfo("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp"),
        $"C# 14 on {RuntimeInformation.FrameworkDescription}. Ask about a name with ?name.")
    {
        HelpLinks =
        [
            new HelpLink("C# language", "https://learn.microsoft.com/dotnet/csharp/"),
            new HelpLink(".NET libraries", "https://learn.microsoft.com/dotnet/api/"),
        ],
    };

    private CompleteReply Complete(CodeRequest request)
    {
        CompletionList list = session.Complete(request.Code, CodePoints.ToIndex(request.Code, request.CursorPos));
        int start = CodePoints.FromIndex(request.Code, list.Start), end = CodePoints.FromIndex(request.Code, list.End);
        var items = list.Items.Select(item => new { text = item.Text, type = item.Kind, signature = item.Signature, start, end });
        return new CompleteReply([.. list.Items.Select(item => item.Text)], start, end)
        {
            Metadata = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["_jupyter_types_experimental"] = items }),
        };
    }

    private InspectReply Inspect(CodeRequest request)
    {
        MimeBundle? found = session.Inspect(request.Code, CodePoints.ToIndex(request.Code, request.CursorPos), request.DetailLevel > 0);
        return found is null ? InspectReply.Nothing : new InspectReply(true, found.Data);
    }
}
