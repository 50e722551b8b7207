using Akka.Remote.Handshake;
using Akka.Remote.Wire;
using Google.Protobuf;

namespace Akka.Remote.Connections;

/// <summary>Blocking exchange of the handshake's frames.</summary>
internal static class HandshakeFrames
{
    private const int MaximumSize = 16 * 1024;

    /// <summary>The first byte of a frame's body as Akka.NET's own transport sends it: its protobuf field 1 or 2.</summary>
    private static readonly byte[] AkkaNetMarks = [0x0A, 0x12];

    public static void Write(Stream stream, FrameKind kind, IMessage body)
    {
        using var buffer = new FrameBuffer(512);
        buffer.WriteFrame(kind, body);
        stream.Write(buffer.Written.Span);
        stream.Flush();
    }

    /// <summary>Reads one frame and no byte beyond it.</summary>
    /// <exception cref="HandshakeException">It is no frame of a handshake.</exception>
    public static (FrameKind Kind, byte[] Body) Read(Stream stream)
    {
        var header = new byte[FrameBuffer.HeaderSize];
        ReadExactly(stream, header);
        var kind = (FrameKind)header[4];
        var length = BitConverter.ToInt32(header);
        if (length is < 1 or > MaximumSize || kind is not (FrameKind.Hello or FrameKind.Welcome or FrameKind.Refused))
            throw Stranger(header);
        var body = new byte[length - 1];
        ReadExactly(stream, body);
        return (kind, body);
    }

    public static T Parse<T>(MessageParser<T> parser, byte[] body)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new HandshakeException(RefusalReason.Malformed, $"The handshake's {typeof(T).Name} cannot be read: {e.Message}");
        }
    }

    private static HandshakeException Stranger(byte[] header) => AkkaNetMarks.Contains(header[4])
        ? new HandshakeException(RefusalReason.OtherEngine, $"The peer speaks the protocol of Akka.NET's packages; this node runs engine [{HandshakePolicy.Engine}]: all nodes must be of one build.")
        : new HandshakeException(RefusalReason.Malformed, $"The connection does not begin with a handshake: found bytes {Convert.ToHexString(header)}.");

    private static void ReadExactly(Stream stream, byte[] buffer)
    {
        try
        {
            stream.ReadExactly(buffer);
        }
        catch (EndOfStreamException)
        {
            throw new IOException("The connection was closed during the handshake.");
        }
    }
}
