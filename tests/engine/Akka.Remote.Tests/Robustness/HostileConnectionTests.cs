using System.Diagnostics;
using Akka.Actor;
using Akka.Remote.Handshake;
using Akka.Remote.Tests.Systems;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;
using Google.Protobuf;
using Envelope = Akka.Remote.Wire.Proto.Envelope;

namespace Akka.Remote.Tests.Robustness;

public class HostileConnectionTests
{
    private static readonly Address Attacker = new("akka.tcp", "attacker", "127.0.0.1", 1);

    [Fact]
    public async Task A_connection_that_drips_its_handshake_is_closed_at_the_deadline()
    {
        await using var node = Node.Start(settings: "akka.remote.handshake-timeout = 1 s");
        using var peer = new RawPeer(node.Port);
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        byte[] slow = [200, 0, 0, 0, (byte)FrameKind.Hello];

        var sent = 0;
        while (peer.TrySend([sent < slow.Length ? slow[sent] : (byte)0]) && watch.Elapsed < Probe.Patience)
        {
            sent++;
            await timer.WaitForNextTickAsync();
        }

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(10));
        Assert.True(sent >= 5, $"closed after {sent} bytes");
    }

    [Fact]
    public async Task Connections_beyond_the_limit_of_pending_handshakes_are_closed_and_others_are_served_after()
    {
        await using var node = Node.Start(settings: "akka.remote { max-pending-handshakes = 4, handshake-timeout = 1 s }");
        await using var friend = Node.Start();
        node.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var idle = Enumerable.Range(0, 4).Select(_ => new RawPeer(node.Port)).ToList();

        using var fifth = new RawPeer(node.Port);
        Assert.True(fifth.IsClosedByNode());
        foreach (var peer in idle) Assert.True(peer.IsClosedByNode());

        Assert.Equal("served", await friend.RefTo(node, "/user/echo").Ask<string>("served", Probe.Patience));
        idle.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task Garbage_instead_of_a_handshake_closes_the_connection()
    {
        await using var node = Node.Start();
        using var peer = new RawPeer(node.Port);

        peer.TrySend("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8);

        Assert.True(peer.IsClosedByNode());
    }

    [Fact]
    public async Task An_oversized_frame_closes_the_connection_before_it_has_arrived()
    {
        await using var node = Node.Start();
        using var peer = Shaken(node);

        peer.TrySend([255, 255, 255, 127, (byte)FrameKind.Message, 0]);

        Assert.True(peer.IsClosedByNode());
    }

    [Fact]
    public async Task A_second_handshake_on_a_connection_closes_it()
    {
        await using var node = Node.Start();
        using var peer = Shaken(node);

        peer.TrySend(RawPeer.Frame(FrameKind.Hello, new Hello()));

        Assert.True(peer.IsClosedByNode());
    }

    [Fact]
    public async Task A_message_with_an_unknown_serializer_or_manifest_is_dropped_and_the_next_one_arrives()
    {
        await using var node = Node.Start(settings: "akka.loglevel = OFF");
        var probe = node.Probe("probe");
        using var peer = Shaken(node);

        peer.TrySend(Message(serializer: 4711, ""));
        peer.TrySend(Message(serializer: 1, "System.Diagnostics.Process, System.Diagnostics.Process"));
        peer.TrySend(Message(serializer: 2, "System.Diagnostics.Process, System.Diagnostics.Process"));
        peer.TrySend(Message(serializer: 16, "?"));
        peer.TrySend(Message(serializer: 17, "S"));

        Assert.Equal("{}", await probe.NextAsync<object>("the message after those that were dropped"));
    }

    [Theory]
    [InlineData((int)RefusalReason.OtherEngine)]
    [InlineData((int)RefusalReason.OtherProtocolVersion)]
    [InlineData((int)RefusalReason.OtherSystem)]
    public async Task A_node_of_another_engine_version_or_system_is_refused_with_the_reason(int expected)
    {
        var reason = (RefusalReason)expected;
        await using var node = Node.Start(settings: "akka.loglevel = OFF");
        using var peer = new RawPeer(node.Port);
        peer.Shake(Attacker, 1, node.Address, Lane.Control, hello =>
        {
            if (reason == RefusalReason.OtherEngine) hello.Engine = "nuget";
            else if (reason == RefusalReason.OtherProtocolVersion) hello.ProtocolVersion = 99;
            else hello.To.System = "other";
        });

        var (kind, body) = peer.ReadAnswer();

        Assert.Equal(FrameKind.Refused, kind);
        Assert.Equal((uint)reason, Refused.Parser.ParseFrom(body).Reason);
        Assert.True(peer.IsClosedByNode());
    }

    private static RawPeer Shaken(Node node)
    {
        var peer = new RawPeer(node.Port);
        peer.Shake(Attacker, 1, node.Address, Lane.Ordinary);
        Assert.Equal(FrameKind.Welcome, peer.ReadAnswer().Kind);
        return peer;
    }

    private static byte[] Message(int serializer, string manifest) => RawPeer.Frame(FrameKind.Message, new Envelope
    {
        Recipient = "/user/probe",
        Serializer = serializer,
        Manifest = manifest,
        Payload = ByteString.CopyFromUtf8("{}"),
    });
}
