using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Remote.Tests.Systems;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;
using Google.Protobuf;
using Envelope = Akka.Remote.Wire.Proto.Envelope;

namespace Akka.Remote.Tests.Robustness;

public class FuzzTests
{
    private const int FramesPerConnection = 40;
    private const int Connections = 2600;

    [Fact]
    public async Task A_node_goes_on_serving_while_it_is_sent_100_000_mutated_frames_and_random_bytes()
    {
        await using var victim = Node.Start("victim", "akka.loglevel = OFF");
        await using var friend = Node.Start("friend");
        victim.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = friend.RefTo(victim, "/user/echo");
        var counted = 0L;
        using var listener = ListenToRefusals(n => Interlocked.Add(ref counted, n));

        var sent = 0;
        var attack = Task.WhenAll(Enumerable.Range(0, 2).Select(part => Task.Factory.StartNew(
            () => Attack(victim, new Random(4053 + part), () => Interlocked.Increment(ref sent)), TaskCreationOptions.LongRunning)));
        var served = 0;
        do
        {
            Assert.Equal(served, await echo.Ask<int>(served, Probe.Patience));
            served++;
        }
        while (!attack.IsCompleted || served < 10);
        await attack;

        Assert.True(sent >= 100_000, $"only {sent} frames were sent");
        Assert.True(counted > Connections / 4, $"only {counted} refusals and drops were counted");
        Assert.True(served >= 10, $"only {served} asks were answered meanwhile");
    }

    private static void Attack(Node victim, Random random, Action sent)
    {
        for (var i = 0; i < Connections / 2; i++)
        {
            using var peer = new RawPeer(victim.Port);
            var from = new Address("akka.tcp", "attacker", "127.0.0.1", 1 + random.Next(50));
            if (i % 10 > 0) peer.Shake(from, i % 100 == 99 ? i : 7, victim.Address, i % 3 == 0 ? Lane.Control : Lane.Ordinary);
            for (var frame = 0; frame < FramesPerConnection; frame++)
            {
                sent();
                peer.TrySend(Mutated(random, victim));
            }

            // A connection that is just dropped would take what was sent with it, unread.
            peer.Finish();
        }
    }

    private static byte[] Mutated(Random random, Node victim)
    {
        var frame = random.Next(6) switch
        {
            0 => RandomBytes(random),
            1 => RawPeer.Frame(FrameKind.Acknowledged, new Acknowledged { Uid = victim.Remoting.Uid, Sequence = (ulong)random.Next(5), Gap = true }),
            2 => RawPeer.Frame(FrameKind.SystemMessage, MessageTo("/user/echo", 22, "", random)),
            _ => RawPeer.Frame(FrameKind.Message, MessageTo("/user/echo", random.Next(25), "S", random)),
        };

        // Most mutations leave the length alone, so that what is behind it is reached.
        var first = random.Next(8) == 0 ? 0 : 4;
        for (var i = random.Next(4); i > 0 && frame.Length > first; i--) frame[random.Next(first, frame.Length)] = (byte)random.Next(256);
        return random.Next(40) == 0 ? frame[..random.Next(frame.Length)] : frame;
    }

    private static Envelope MessageTo(string path, int serializer, string manifest, Random random) => new()
    {
        RecipientId = 1,
        Recipient = path,
        SenderId = 2,
        Sender = "/user/nobody",
        Serializer = serializer,
        ManifestId = 3,
        Manifest = manifest,
        Payload = ByteString.CopyFrom(RandomBytes(random)),
        Sequence = (ulong)random.Next(3),
    };

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 60)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static MeterListener ListenToRefusals(Action<long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name is "akka.remote.refused" or "akka.remote.dropped") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => counted(count));
        listener.Start();
        return listener;
    }
}
