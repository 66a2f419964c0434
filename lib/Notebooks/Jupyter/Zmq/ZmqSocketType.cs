namespace Notebooks.Jupyter.Zmq;

/// <summary>The patterns of ZeroMQ that Jupyter uses, by libzmq's numbers.</summary>
internal enum ZmqSocketType
{
    Pair = 0,
    Publish = 1,
    Subscribe = 2,
    Request = 3,
    Reply = 4,
    Dealer = 5,
    Router = 6,
}
