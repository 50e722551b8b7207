using Akka.Remote.Wire;

namespace Akka.Remote.Inbound;

/// <summary>
/// A large message whose frame has begun to arrive: its payload, which comes first, is read straight into the array that its
/// serializer gets, instead of through the receive buffer.
/// </summary>
/// <param name="PayloadStart">Where in the frame the payload begins.</param>
/// <param name="PayloadLength">How long it is.</param>
/// <param name="RestLength">How many bytes of the frame follow it.</param>
internal readonly record struct LargeMessage(int PayloadStart, int PayloadLength, int RestLength)
{
    private const int Threshold = 64 * 1024;
    private const byte PayloadTag = EnvelopeField.Payload << 3 | 2;

    /// <summary>The large message at the start of <paramref name="filled"/>, if there is one and enough of it has arrived to tell.</summary>
    public static LargeMessage? Find(ReadOnlySpan<byte> filled, int maximumFrame)
    {
        if (filled.Length <= FrameBuffer.HeaderSize) return null;
        var length = FrameReading.CheckedLength(filled, maximumFrame);
        if (length < Threshold || filled[4] != (byte)FrameKind.Message || filled[FrameBuffer.HeaderSize] != PayloadTag) return null;
        var position = FrameBuffer.HeaderSize + 1;
        long payload = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (shift > 28 || position == filled.Length) return null;
            var b = filled[position++];
            payload |= (long)(b & 0x7F) << shift;
            if (b < 0x80) break;
        }

        var rest = 4L + length - position - payload;
        return payload < Threshold || rest is < 0 or > FrameBuffer.DefaultCapacity / 2 ? null : new LargeMessage(position, (int)payload, (int)rest);
    }
}
