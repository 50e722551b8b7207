using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;
using Google.Protobuf;

namespace Akka.Remote.Tests.Wire;

public class EnvelopeTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "x")]
    [InlineData(42, "päth/ßß")]
    [InlineData(70_000, "long")]
    public void What_is_written_by_hand_is_what_the_generated_classes_read(int payload, string text)
    {
        var path = text + new string('p', payload / 7);
        using var buffer = new FrameBuffer(64);
        var mark = buffer.BeginFrame(FrameKind.Message);
        var bytes = buffer.BeginBytes(EnvelopeField.Payload);
        buffer.Write(new byte[payload]);
        buffer.EndBytes(bytes);
        buffer.WriteUInt(EnvelopeField.RecipientId, 300);
        if (path.Length > 0) buffer.WriteString(EnvelopeField.Recipient, path);
        buffer.WriteUInt(EnvelopeField.Serializer, unchecked((ulong)-7));
        buffer.WriteUInt(EnvelopeField.Sequence, ulong.MaxValue);
        buffer.WriteBytes(EnvelopeField.Manifest, "M"u8);
        buffer.EndFrame(mark);

        var read = Envelope.Parser.ParseFrom(buffer.Written.Span[FrameBuffer.HeaderSize..]);

        Assert.Equal(payload, read.Payload.Length);
        Assert.Equal(300u, read.RecipientId);
        Assert.Equal(path, read.Recipient);
        Assert.Equal(-7, read.Serializer);
        Assert.Equal(ulong.MaxValue, read.Sequence);
        Assert.Equal("M", read.Manifest);
    }

    [Fact]
    public void What_the_generated_classes_write_is_read_by_hand()
    {
        var written = new Envelope
        {
            RecipientId = 1, Recipient = "/user/a#1", SenderId = uint.MaxValue, Sender = "/user/b", Serializer = -1,
            ManifestId = 3, Manifest = "m", Payload = ByteString.CopyFrom(1, 2, 3), Sequence = 9, TraceParent = "00-1-2-01",
        };

        var view = EnvelopeView.Parse(written.ToByteArray());

        Assert.Equal(1u, view.RecipientId);
        Assert.Equal("/user/a#1"u8, view.Recipient);
        Assert.Equal(uint.MaxValue, view.SenderId);
        Assert.Equal("/user/b"u8, view.Sender);
        Assert.Equal(-1, view.Serializer);
        Assert.Equal(3u, view.ManifestId);
        Assert.Equal("m"u8, view.Manifest);
        Assert.Equal([1, 2, 3], view.Payload.ToArray());
        Assert.Equal(9ul, view.Sequence);
        Assert.Equal("00-1-2-01"u8, view.TraceParent);
    }

    [Fact]
    public void Fields_of_a_later_version_are_skipped()
    {
        byte[] later = [0x78, 0x05, 0x7A, 0x02, 0x01, 0x02, 0x7D, 1, 2, 3, 4, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x08, 0x04];

        Assert.Equal(4u, EnvelopeView.Parse(later).RecipientId);
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_fail_in_an_unforeseen_way()
    {
        var random = new Random(20261120);
        var refused = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            try
            {
                EnvelopeView.Parse(bytes);
            }
            catch (FrameFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 50_000, 99_999);
    }
}
