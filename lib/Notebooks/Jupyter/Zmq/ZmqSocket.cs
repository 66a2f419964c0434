using static Notebooks.Jupyter.Zmq.ZmqLibrary;

namespace Notebooks.Jupyter.Zmq;

/// <summary>A ZeroMQ socket that carries messages of several frames. Used by one thread at a time.</summary>
internal sealed unsafe class ZmqSocket : IDisposable
{
    private const int DoNotWait = 1;
    private const int MoreFollows = 2;
    private const int HasMore = 13;
    private const int LingerOption = 17;
    private const int SendLimit = 23;
    private const int ReceiveLimit = 24;
    private const int ReconnectingPeers = 56;
    private const int WaitInsteadOfDropping = 69;

    private nint _handle;

    /// <param name="context">The context of this process.</param>
    /// <param name="type">The pattern.</param>
    public ZmqSocket(ZmqContext context, ZmqSocketType type)
    {
        _handle = NewSocket(context.Handle, (int)type);
        if (_handle == 0)
            throw Error("opening a socket");
        Set(LingerOption, 1000);
        Set(ReceiveLimit, 0);
        if (type == ZmqSocketType.Publish)
            Set(WaitInsteadOfDropping, 1);
        else
            Set(SendLimit, 0);
        if (type == ZmqSocketType.Router)
            Set(ReconnectingPeers, 1);
    }

    public nint Handle => _handle;

    /// <exception cref="JupyterException">The address is taken, or is none.</exception>
    public void Bind(string endpoint)
    {
        if (ZmqLibrary.Bind(_handle, endpoint) != 0)
            throw Error($"binding {endpoint}");
    }

    /// <exception cref="JupyterException">The address is none.</exception>
    public void Connect(string endpoint)
    {
        if (ZmqLibrary.Connect(_handle, endpoint) != 0)
            throw Error($"connecting to {endpoint}");
    }

    /// <summary>Sends a message.</summary>
    /// <returns>Whether it was sent; false when the other side does not take its messages.</returns>
    public bool TrySend(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            var more = i < frames.Count - 1 ? MoreFollows : 0;
            while (SendFrame(frames[i], more | DoNotWait) < 0)
            {
                var error = LastError();
                if (error == WouldBlock && i == 0)
                    return false;
                if (error is not Interrupted && error != WouldBlock)
                    throw Error("sending a message");
            }
        }

        return true;
    }

    /// <summary>Takes the next message, if there is one.</summary>
    /// <returns>Its frames, or null.</returns>
    public List<byte[]>? TryReceive()
    {
        var frames = new List<byte[]>();
        do
        {
            if (ReceiveFrame() is not { } frame)
                return null;
            frames.Add(frame);
        }
        while (Get(HasMore) != 0);
        return frames;
    }

    public void Dispose()
    {
        if (_handle != 0)
            _ = Close(_handle);
        _handle = 0;
    }

    private int SendFrame(byte[] frame, int flags)
    {
        fixed (byte* data = frame)
            return Send(_handle, data, (nuint)frame.Length, flags);
    }

    private byte[]? ReceiveFrame()
    {
        Frame frame;
        _ = InitFrame(&frame);
        try
        {
            int size;
            while ((size = Receive(&frame, _handle, DoNotWait)) < 0)
            {
                var error = LastError();
                if (error == WouldBlock)
                    return null;
                if (error != Interrupted)
                    throw Error("receiving a message");
            }

            return new ReadOnlySpan<byte>(DataOf(&frame), size).ToArray();
        }
        finally
        {
            _ = CloseFrame(&frame);
        }
    }

    private void Set(int option, int value)
    {
        if (SetOption(_handle, option, value, sizeof(int)) != 0)
            throw Error($"setting option {option}");
    }

    private int Get(int option)
    {
        nuint size = sizeof(int);
        return GetOption(_handle, option, out var value, ref size) == 0 ? value : throw Error($"reading option {option}");
    }
}
