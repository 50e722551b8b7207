using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Wire;

public class FrameReadingTests
{
    [Fact]
    public void Frames_are_taken_one_by_one_and_a_part_of_one_stays()
    {
        using var buffer = new FrameBuffer();
        buffer.WriteFrame(FrameKind.KeepAlive, null);
        var mark = buffer.BeginFrame(FrameKind.Message);
        buffer.Write([1, 2, 3]);
        buffer.EndFrame(mark);
        ReadOnlySpan<byte> arrived = buffer.Written.Span;

        Assert.True(FrameReading.TryTake(ref arrived, 100, out var first, out var none));
        Assert.Equal(FrameKind.KeepAlive, first);
        Assert.True(none.IsEmpty);
        var part = arrived[..^1];
        Assert.False(FrameReading.TryTake(ref part, 100, out _, out _));
        Assert.True(FrameReading.TryTake(ref arrived, 100, out var second, out var body));
        Assert.Equal(FrameKind.Message, second);
        Assert.Equal([1, 2, 3], body.ToArray());
        Assert.True(arrived.IsEmpty);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 4 })]
    [InlineData(new byte[] { 101, 0, 0, 0, 4 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 4 })]
    public void Empty_and_oversized_frames_are_refused_before_they_have_arrived(byte[] bytes) =>
        Assert.Throws<FrameFormatException>(() =>
        {
            ReadOnlySpan<byte> arrived = bytes;
            FrameReading.TryTake(ref arrived, 100, out _, out _);
        });

    [Fact]
    public void A_rewound_frame_leaves_no_trace()
    {
        using var buffer = new FrameBuffer(16);
        buffer.WriteFrame(FrameKind.KeepAlive, null);
        var before = buffer.Written.ToArray();

        var mark = buffer.BeginFrame(FrameKind.Message);
        buffer.Write(new byte[1000]);
        buffer.Rewind(mark);

        Assert.Equal(before, buffer.Written.ToArray());
    }
}
