using Akka.Remote.Inbound;
using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Inbound;

public class ReceiveBufferTests
{
    private const int Maximum = 1 << 20;

    [Fact]
    public void Frames_of_all_sizes_come_out_whole_however_they_are_cut()
    {
        var random = new Random(7);
        var sizes = Enumerable.Range(0, 400).Select(i => i % 50 == 0 ? random.Next(200_000) : random.Next(300)).ToArray();
        using var sent = new FrameBuffer();
        foreach (var size in sizes)
        {
            var mark = sent.BeginFrame(FrameKind.Message);
            var body = new byte[size];
            Array.Fill(body, (byte)size);
            sent.Write(body);
            sent.EndFrame(mark);
        }

        using var buffer = new ReceiveBuffer(1024, Maximum);
        var received = new List<int>();
        for (var rest = sent.Written; !rest.IsEmpty;)
        {
            var free = buffer.Free;
            Assert.False(free.IsEmpty, "the buffer has no room for the frame that arrives");
            var count = Math.Min(Math.Min(random.Next(1, 3000), free.Length), rest.Length);
            rest[..count].CopyTo(free);
            rest = rest[count..];
            buffer.Fill(count);
            buffer.Take(TakeFrames(buffer.Filled.Span, received));
            buffer.MakeRoom();
        }

        Assert.Equal(sizes, received);
    }

    private static int TakeFrames(ReadOnlySpan<byte> filled, List<int> received)
    {
        var rest = filled;
        while (FrameReading.TryTake(ref rest, Maximum, out _, out var body))
        {
            Assert.Equal(-1, body.IndexOfAnyExcept((byte)body.Length));
            received.Add(body.Length);
        }

        return filled.Length - rest.Length;
    }
}
