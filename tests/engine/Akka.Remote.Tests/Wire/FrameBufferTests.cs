using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Wire;

public class FrameBufferTests
{
    private static readonly byte[] Large = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];

    [Fact]
    public void Attached_bytes_leave_in_their_place_and_count_for_the_frame()
    {
        using var buffer = new FrameBuffer();
        var mark = buffer.BeginFrame(FrameKind.Message);
        buffer.WriteOwnedBytes(EnvelopeField.Payload, Large);
        buffer.WriteUInt(EnvelopeField.Serializer, 4);
        Assert.Equal(FrameBuffer.HeaderSize + 4 + Large.Length + 2, buffer.FrameLength(mark));
        buffer.EndFrame(mark);
        buffer.WriteFrame(FrameKind.KeepAlive, null);

        byte[] written = [.. buffer.Parts().SelectMany(part => part.ToArray())];
        Assert.Equal(buffer.TotalLength, written.Length);
        ReadOnlySpan<byte> arrived = written;
        Assert.True(FrameReading.TryTake(ref arrived, 1 << 20, out var first, out var body));
        var view = EnvelopeView.Parse(body);
        Assert.Equal(FrameKind.Message, first);
        Assert.Equal(Large, view.Payload.ToArray());
        Assert.Equal(4, view.Serializer);
        Assert.True(FrameReading.TryTake(ref arrived, 1 << 20, out var second, out _));
        Assert.Equal(FrameKind.KeepAlive, second);
    }

    [Fact]
    public void A_rewound_frame_takes_its_attached_bytes_along_and_leaves_those_before()
    {
        using var buffer = new FrameBuffer();
        var first = buffer.BeginFrame(FrameKind.Message);
        buffer.WriteOwnedBytes(EnvelopeField.Payload, Large);
        buffer.EndFrame(first);
        byte[] before = [.. buffer.Parts().SelectMany(part => part.ToArray())];

        var second = buffer.BeginFrame(FrameKind.Message);
        buffer.WriteOwnedBytes(EnvelopeField.Payload, Large);
        buffer.Rewind(second);

        Assert.Equal(before, buffer.Parts().SelectMany(part => part.ToArray()));
        Assert.Equal(before.Length, buffer.TotalLength);
    }
}
