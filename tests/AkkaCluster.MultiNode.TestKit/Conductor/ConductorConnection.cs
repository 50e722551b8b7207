using System.Net.Sockets;
using Google.Protobuf;

namespace AkkaCluster.MultiNode.TestKit.Conductor;

/// <summary>One connection between conductor and node: length-delimited messages, written under a lock and read by one reader.</summary>
internal sealed class ConductorConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly BufferedStream _input;
    private readonly NetworkStream _output;

    public ConductorConnection(TcpClient client)
    {
        client.NoDelay = true;
        _client = client;
        _output = client.GetStream();
        _input = new BufferedStream(client.GetStream());
    }

    /// <summary>Sends a message; false when the other side is gone.</summary>
    public bool Send(IMessage message)
    {
        try
        {
            lock (_output) message.WriteDelimitedTo(_output);
            return true;
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException or SocketException)
        {
            return false;
        }
    }

    /// <summary>Gives each message to <paramref name="received"/> until the connection ends, on a thread of its own.</summary>
    public void ReadOnThread<T>(string name, MessageParser<T> parser, Action<T> received, Action ended) where T : IMessage<T> => new Thread(() =>
    {
        try
        {
            while (true) received(parser.ParseDelimitedFrom(_input));
        }
        catch (Exception cause) when (cause is IOException or InvalidProtocolBufferException or ObjectDisposedException or SocketException)
        {
            ended();
        }
    })
    {
        IsBackground = true,
        Name = name,
    }.Start();

    public void Dispose() => _client.Dispose();
}
