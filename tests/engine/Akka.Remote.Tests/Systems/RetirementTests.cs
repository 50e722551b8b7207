using Akka.Actor;
using Akka.Event;
using Akka.Remote.Faults;

namespace Akka.Remote.Tests.Systems;

public class RetirementTests
{
    private const string Soon = "akka.remote.retry-gate-closed-for = 1 s";

    [Fact]
    public async Task Nodes_that_come_and_go_with_ever_new_addresses_leave_nothing_behind()
    {
        // One that ends says so, but does not wait until it was heard.
        await using var a = Node.Start(settings: $"{Soon}, akka.remote.quarantine-after-silence = 1 s");
        a.System.ActorOf(Props.Create(() => new Echo()), "echo");
        for (var i = 0; i < 5; i++)
        {
            await using var b = Node.Start();
            await TalkAsync(b, a);
        }
        await UntilAsync(() => a.Remoting.AssociationCount == 0, () => $"{a.Remoting.AssociationCount} associations are left");
    }

    [Fact]
    public async Task An_address_that_was_never_reached_is_forgotten_and_a_connected_node_is_not()
    {
        await using var a = Node.Start(settings: Soon);
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        await TalkAsync(a, b);
        a.Provider.ResolveActorRef($"{a.Address.WithPort(1)}/user/nobody").Tell("anybody?", ActorRefs.NoSender);
        Assert.Equal(2, a.Remoting.AssociationCount);

        await UntilAsync(() => a.Remoting.AssociationCount == 1, () => $"{a.Remoting.AssociationCount} associations are left");
        await TalkAsync(a, b);
    }

    [Fact]
    public async Task What_is_remembered_of_a_node_that_was_forgotten_is_that_it_is_quarantined()
    {
        await using var a = Node.Start(settings: Soon);
        await using var b = Node.Start(settings: "akka.remote.retry-gate-closed-for = 1 h");
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var before = a.RefTo(b, "/user/echo");
        await TalkAsync(a, b);
        a.Provider.Quarantine(b.Address, b.Remoting.Uid);
        await UntilAsync(() => a.Remoting.AssociationCount == 0, () => $"{a.Remoting.AssociationCount} associations are left");
        Assert.True(a.Remoting.IsQuarantined(b.Address, b.Remoting.Uid));

        var dead = a.Events<DeadLetter>();
        before.Tell("hello?", ActorRefs.NoSender);
        Assert.Equal("hello?", (await dead.NextAsync<DeadLetter>("the message to the quarantined node")).Message);
    }

    [Fact]
    public async Task A_node_that_is_silent_for_long_is_quarantined_and_forgotten()
    {
        await using var a = Node.Start(settings: $"{Soon}, akka.remote.quarantine-after-silence = 1 s");
        var quarantined = a.Events<QuarantinedEvent>();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        await TalkAsync(a, b);
        a.Remoting.Faults.Blackhole(b.Address, FaultDirection.Both);
        b.Remoting.Faults.Blackhole(a.Address, FaultDirection.Both);
        a.Remoting.Faults.Disconnect(b.Address);
        b.Remoting.Faults.Disconnect(a.Address);

        Assert.Equal(b.Address, (await quarantined.NextAsync<QuarantinedEvent>("the quarantine")).Address);
        await UntilAsync(() => a.Remoting.AssociationCount == 0, () => $"{a.Remoting.AssociationCount} associations are left");
    }

    private static async Task TalkAsync(Node from, Node to)
    {
        var probe = from.Probe();
        probe.Send(from.RefTo(to, "/user/echo"), "hello");
        Assert.Equal("hello", await probe.NextAsync<string>("an answer"));
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> found)
    {
        using var timeout = new CancellationTokenSource(Probe.Patience);
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            Assert.False(timeout.IsCancellationRequested, $"After {Probe.Patience} {found()}.");
            await polls.WaitForNextTickAsync();
        }
    }
}
