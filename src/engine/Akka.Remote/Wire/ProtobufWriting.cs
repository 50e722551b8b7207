using System.Text;
using Google.Protobuf;

namespace Akka.Remote.Wire;

/// <summary>
/// Protobuf fields, written straight into a <see cref="FrameBuffer"/>: envelopes are too many for a message object each. Tests hold what is
/// written against the classes that protoc generates.
/// </summary>
internal static class ProtobufWriting
{
    private const int VarintField = 0;
    private const int BytesField = 2;

    /// <summary>Bytes that a length takes which is known only after its content: a varint may be padded.</summary>
    private const int PaddedLengthSize = 4;

    /// <summary>From this size on bytes are attached rather than copied.</summary>
    private const int Large = 32 * 1024;

    public static void WriteUInt(this FrameBuffer buffer, int field, ulong value)
    {
        if (value == 0) return;
        var span = buffer.GetSpan(12);
        span[0] = (byte)(field << 3 | VarintField);
        buffer.Advance(1 + PutVarint(span[1..], value));
    }

    public static void WriteString(this FrameBuffer buffer, int field, string value)
    {
        var span = buffer.GetSpan(8 + value.Length * 3);
        span[0] = (byte)(field << 3 | BytesField);

        // Up to 42 characters the length surely fits into one byte.
        if (value.Length <= 42)
        {
            var size = Encoding.UTF8.GetBytes(value, span[2..]);
            span[1] = (byte)size;
            buffer.Advance(2 + size);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        var prefix = 1 + PutVarint(span[1..], (ulong)count);
        Encoding.UTF8.GetBytes(value, span[prefix..]);
        buffer.Advance(prefix + count);
    }

    public static void WriteBytes(this FrameBuffer buffer, int field, ReadOnlySpan<byte> value)
    {
        var span = buffer.GetSpan(12 + value.Length);
        span[0] = (byte)(field << 3 | BytesField);
        var prefix = 1 + PutVarint(span[1..], (ulong)value.Length);
        value.CopyTo(span[prefix..]);
        buffer.Advance(prefix + value.Length);
    }

    /// <summary>Writes a bytes field; large bytes are not copied and must not change any more.</summary>
    public static void WriteOwnedBytes(this FrameBuffer buffer, int field, byte[] value)
    {
        if (value.Length < Large)
        {
            buffer.WriteBytes(field, value);
            return;
        }

        var span = buffer.GetSpan(12);
        span[0] = (byte)(field << 3 | BytesField);
        buffer.Advance(1 + PutVarint(span[1..], (ulong)value.Length));
        buffer.Attach(value);
    }

    /// <summary>Starts a bytes field whose content is written next. Returns the mark for <see cref="EndBytes"/>.</summary>
    public static int BeginBytes(this FrameBuffer buffer, int field)
    {
        var span = buffer.GetSpan(1 + PaddedLengthSize);
        span[0] = (byte)(field << 3 | BytesField);
        buffer.Advance(1 + PaddedLengthSize);
        return buffer.Length;
    }

    /// <summary>Ends a bytes field by writing the length of what came since.</summary>
    public static void EndBytes(this FrameBuffer buffer, int mark)
    {
        var size = buffer.Length - mark;
        if (size >= 1 << (7 * PaddedLengthSize))
            throw new FrameFormatException($"A payload of {size} bytes does not fit a frame; expected less than {1 << (7 * PaddedLengthSize)}.");
        var span = buffer[(mark - PaddedLengthSize)..mark];
        for (var i = 0; i < PaddedLengthSize - 1; i++, size >>= 7) span[i] = (byte)(size & 0x7F | 0x80);
        span[PaddedLengthSize - 1] = (byte)size;
    }

    /// <summary>Writes a whole frame of a generated message.</summary>
    public static void WriteFrame(this FrameBuffer buffer, FrameKind kind, IMessage? body)
    {
        var mark = buffer.BeginFrame(kind);
        body?.WriteTo(buffer);
        buffer.EndFrame(mark);
    }

    private static int PutVarint(Span<byte> span, ulong value)
    {
        var i = 0;
        while (value >= 0x80)
        {
            span[i++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[i++] = (byte)value;
        return i;
    }
}
