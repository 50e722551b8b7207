using System.Buffers.Binary;

namespace Akka.Remote.Wire;

/// <summary>Splits what arrived into frames.</summary>
internal static class FrameReading
{
    /// <summary>Takes the next frame off <paramref name="bytes"/>; false when it has not arrived as a whole yet.</summary>
    /// <param name="bytes">What arrived; what follows the frame is left.</param>
    /// <param name="maximumSize">The most that a frame may have, header included.</param>
    /// <param name="kind">What the frame is.</param>
    /// <param name="body">Its body, a part of <paramref name="bytes"/>.</param>
    /// <exception cref="FrameFormatException">The frame is empty or too large.</exception>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, int maximumSize, out FrameKind kind, out ReadOnlySpan<byte> body)
    {
        kind = default;
        body = default;
        if (bytes.Length < 4) return false;
        var length = CheckedLength(bytes, maximumSize);
        if (bytes.Length - 4 < length) return false;
        kind = (FrameKind)bytes[4];
        body = bytes.Slice(FrameBuffer.HeaderSize, length - 1);
        bytes = bytes[(4 + length)..];
        return true;
    }

    /// <summary>The length that a frame's first four bytes tell, of kind and body together.</summary>
    public static int CheckedLength(ReadOnlySpan<byte> header, int maximumSize)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 1 || length > maximumSize)
            throw new FrameFormatException($"Found a frame length of {(uint)length} bytes; expected 1 to {maximumSize} (akka.remote.dot-netty.tcp.maximum-frame-size).");
        return length;
    }
}
