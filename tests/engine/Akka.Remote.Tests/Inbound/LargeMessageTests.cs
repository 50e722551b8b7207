using Akka.Remote.Inbound;
using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Inbound;

public class LargeMessageTests
{
    private const int Maximum = 1 << 21;

    [Theory]
    [InlineData(64 * 1024)]
    [InlineData(1 << 20)]
    public void The_place_of_a_large_payload_is_told_by_the_first_bytes_of_its_frame(int size)
    {
        var frame = Frame(size);

        var large = LargeMessage.Find(frame.AsSpan(0, 9), Maximum);

        Assert.NotNull(large);
        Assert.Equal(9, large.Value.PayloadStart);
        Assert.Equal(size, large.Value.PayloadLength);
        Assert.Equal(frame.Length, large.Value.PayloadStart + size + large.Value.RestLength);
    }

    [Fact]
    public void Small_messages_other_frames_and_too_few_bytes_are_left_to_the_buffer()
    {
        var frame = Frame(100_000);
        Assert.Null(LargeMessage.Find(Frame(60_000), Maximum));
        Assert.Null(LargeMessage.Find(frame.AsSpan(0, 8), Maximum));
        frame[4] = (byte)FrameKind.SystemMessage;
        Assert.Null(LargeMessage.Find(frame, Maximum));
    }

    [Fact]
    public void A_payload_that_claims_to_exceed_its_frame_is_left_to_the_reader_that_refuses_it()
    {
        var frame = Frame(100_000);
        frame[6] = frame[7] = frame[8] = 0xFF;
        frame[9] = 0x7F;

        Assert.Null(LargeMessage.Find(frame, Maximum));
        Assert.Throws<FrameFormatException>(() => LargeMessage.Find(frame, 1000));
    }

    private static byte[] Frame(int payload)
    {
        using var buffer = new FrameBuffer();
        var mark = buffer.BeginFrame(FrameKind.Message);
        buffer.WriteBytes(EnvelopeField.Payload, new byte[payload]);
        buffer.WriteUInt(EnvelopeField.Serializer, 4);
        buffer.EndFrame(mark);
        return buffer.Written.ToArray();
    }
}
