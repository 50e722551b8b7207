using Akka.Actor;
using Akka.Event;
using Akka.Remote.Tests.Robustness;
using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Systems;

public class BackPressureTests
{
    private const string SmallQueue = "akka.remote.outbound-queue { max-messages = 1000, max-bytes = 1 MiB }";

    [Fact]
    public async Task A_peer_that_stops_reading_costs_no_more_than_the_queue_and_what_does_not_fit_goes_to_the_dead_letters()
    {
        await using var a = Node.Start(settings: SmallQueue);
        using var peer = new SilentPeer("silent");
        var dead = a.Events<DeadLetter>();
        var recipient = a.Provider.ResolveActorRef($"{peer.Address}/user/sink");

        // 32 MiB by far exceed what the sockets and the queue hold together.
        for (var i = 0; i < 2000; i++) recipient.Tell(new byte[16 * 1024], ActorRefs.NoSender);

        await dead.NextAsync<DeadLetter>("a message that did not fit");
        Assert.InRange(a.Remoting.QueueLength(peer.Address), 0, 1000);
        Assert.InRange(a.Remoting.QueueBytes(peer.Address), 0, (1 << 20) + 20_000);
    }

    [Fact]
    public async Task System_messages_are_never_dropped_but_a_full_buffer_quarantines()
    {
        await using var a = Node.Start(settings: "akka.remote.system-message-buffer-size = 50");
        using var peer = new SilentPeer("silent");
        var quarantines = a.Events<QuarantinedEvent>();
        var associations = a.Events<AssociatedEvent>();
        var probe = a.Probe();
        probe.Watch(a.Provider.ResolveActorRef($"{peer.Address}/user/first"));
        await associations.NextAsync<AssociatedEvent>("the association");

        for (var i = 0; i < 60; i++) probe.Watch(a.Provider.ResolveActorRef($"{peer.Address}/user/actor{i}"));

        Assert.Equal(peer.Address, (await quarantines.NextAsync<QuarantinedEvent>("the quarantine")).Address);
    }

    [Fact]
    public async Task Heartbeats_are_answered_in_time_although_the_thread_pool_is_blocked()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var watched = b.Probe("watched");
        var probe = a.Probe();
        probe.Watch(await a.FindAsync(b, "/user/watched"));
        var heartbeats = HeartbeatProbe.In(a.System, b.Address);
        var release = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out var workers, out _);
        try
        {
            for (var i = 0; i < workers * 4; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => release.Wait(Probe.Patience), null);

            for (var i = 0; i < 20; i++) Assert.True(heartbeats.BeatAndWait(TimeSpan.FromSeconds(2)), $"heartbeat {i} was not answered within 2 s");
        }
        finally
        {
            release.Set();
        }

        Assert.Empty(probe.Drain());
        Assert.NotNull(watched);
    }

    [Fact]
    public async Task Large_messages_do_not_hold_up_heartbeats()
    {
        const string large = "akka.remote.dot-netty.tcp.maximum-frame-size = 4 MiB";
        await using var a = Node.Start(settings: large);
        await using var b = Node.Start(settings: large);
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = await a.FindAsync(b, "/user/echo");
        var probe = a.Probe();
        var heartbeats = HeartbeatProbe.In(a.System, b.Address);

        for (var i = 0; i < 50; i++) probe.Send(echo, new byte[1 << 20]);
        for (var i = 0; i < 20; i++) Assert.True(heartbeats.BeatAndWait(TimeSpan.FromSeconds(2)), $"heartbeat {i} was not answered within 2 s");

        for (var i = 0; i < 50; i++) Assert.Equal(1 << 20, (await probe.NextAsync<byte[]>($"large message {i}")).Length);
    }

    /// <summary>Welcomes every connection and then reads no byte.</summary>
    private sealed class SilentPeer : IDisposable
    {
        private readonly RawListener _listener;

        public SilentPeer(string system)
        {
            _listener = new RawListener();
            Address = new Address("akka.tcp", system, "127.0.0.1", _listener.Port);
            _listener.Start(stream => stream.Write(RawPeer.Frame(FrameKind.Welcome, Remote.Handshake.HandshakePolicy.WelcomeOf(Address, 77))));
        }

        public Address Address { get; }

        public void Dispose() => _listener.Dispose();
    }
}
