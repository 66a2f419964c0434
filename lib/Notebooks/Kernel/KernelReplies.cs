using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Sends what a kernel has to say, each message with the request that it belongs to.</summary>
internal sealed class KernelReplies(IKernelTransport transport)
{
    private readonly MessageFactory _messages = new(TimeProvider.System);

    /// <summary>Answers the front end that asked, on the channel on which it did.</summary>
    public void Reply(string type, object content, KernelMessage request) => Send(request.Channel, type, content, request);

    /// <summary>Tells all front ends.</summary>
    public void Publish(string type, object content, KernelMessage? request, object? metadata = null) =>
        transport.Send(_messages.Create(MessageChannel.IOPub, type, content, request, metadata));

    /// <summary>Asks the front end that a request came from.</summary>
    public void Ask(InputRequest question, KernelMessage request) => Send(MessageChannel.Stdin, MessageTypes.InputRequest, question, request);

    public void SendStatus(string state, KernelMessage? request) => Publish(MessageTypes.Status, new StatusContent(state), request);

    /// <summary>Says that a request could not be answered.</summary>
    public void Fail(KernelMessage request, Exception e) =>
        Reply(ReplyType(request), new ErrorReply(e.GetType().Name, e.Message), request);

    /// <summary>Says that a request is of a type that this kernel does not know.</summary>
    public void ReplyUnknown(KernelMessage request) =>
        Reply(ReplyType(request), new ErrorReply("UnknownRequest", $"This kernel does not know the request '{request.Type}'."), request);

    private static string ReplyType(KernelMessage request) =>
        request.Type.EndsWith("_request", StringComparison.Ordinal) ? request.Type[..^"request".Length] + "reply" : request.Type + "_reply";

    private void Send(MessageChannel channel, string type, object content, KernelMessage request) =>
        transport.Send(_messages.Create(channel, type, content, request));
}
