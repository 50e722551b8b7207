using Akka.Actor;
using Akka.Event;

namespace Akka.Remote.Tests.Systems;

public class LifecycleTests
{
    [Fact]
    public async Task A_quarantined_node_is_heard_no_more_and_is_told_so()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var onA = a.Probe("a");
        var onB = b.Probe();
        var told = b.Events<ThisActorSystemQuarantinedEvent>();
        onA.Send(a.RefTo(b, "/user/echo"), "before");
        await onA.NextAsync<string>("an answer before the quarantine");

        a.Provider.Quarantine(b.Address, AddressUidExtension.Uid(b.System));

        Assert.Equal(a.Address, (await told.NextAsync<ThisActorSystemQuarantinedEvent>("that it is quarantined")).RemoteAddress);
        var dead = a.Events<DeadLetter>();
        onA.Send(a.RefTo(b, "/user/echo"), "after");
        Assert.Equal("after", (await dead.NextAsync<DeadLetter>("the message to the quarantined node")).Message);
        onB.Send(b.RefTo(a, "/user/a"), "from the quarantined node");
        Assert.NotNull(await b.Events<ThisActorSystemQuarantinedEvent>().NextAsync<object>("that it is still quarantined"));
        Assert.Empty(onA.Drain());
    }

    [Fact]
    public async Task A_restarted_node_is_another_incarnation_and_is_let_in()
    {
        await using var a = Node.Start();
        var b = Node.Start();
        var port = b.Port;
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();
        probe.Send(a.RefTo(b, "/user/echo"), "first");
        await probe.NextAsync<string>("an answer of the first incarnation");
        a.Provider.Quarantine(b.Address, AddressUidExtension.Uid(b.System));
        await b.DisposeAsync();

        await using var again = Node.Start(port: port);
        again.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var onB = again.Probe();
        onB.Send(again.RefTo(a, probe.Ref.Path.ToStringWithoutAddress()), "I am back");
        Assert.Equal("I am back", await probe.NextAsync<string>("a message of the second incarnation"));
        probe.Send(a.RefTo(again, "/user/echo"), "second");

        Assert.Equal("second", await probe.NextAsync<string>("an answer of the second incarnation"));
    }

    [Fact]
    public async Task Two_nodes_never_listen_on_one_port()
    {
        await using var first = Node.Start();
        var refusal = Assert.ThrowsAny<Exception>(() => Node.Start(port: first.Port));
        Assert.Contains($"127.0.0.1:{first.Port}", refusal.GetBaseException().Message + refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_to_a_node_that_is_not_there_go_to_the_dead_letters_and_it_is_found_when_it_comes()
    {
        await using var a = Node.Start();
        var gone = Node.Start();
        var port = gone.Port;
        await gone.DisposeAsync();
        var errors = a.Events<AssociationErrorEvent>();
        var dead = a.Events<DeadLetter>();
        var path = $"{a.Address.WithPort(port)}/user/echo";

        a.Provider.ResolveActorRef(path).Tell("too early", ActorRefs.NoSender);
        Assert.Equal(port, (await errors.NextAsync<AssociationErrorEvent>("the failed association")).RemoteAddress.Port);
        Assert.Equal("too early", (await dead.NextAsync<DeadLetter>("the dead letter")).Message);

        await using var b = Node.Start(port: port);
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();
        var resent = a.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, TimeSpan.FromMilliseconds(50), a.Provider.ResolveActorRef(path), "anybody?", probe.Ref);
        Assert.Equal("anybody?", await probe.NextAsync<string>("an answer of the node that has come"));
        resent.Cancel();
    }

    [Fact]
    public async Task Both_nodes_tell_of_their_association_and_of_its_end()
    {
        await using var a = Node.Start();
        var b = Node.Start();
        var onA = a.Events<AssociationEvent>();
        var probe = a.Probe();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        probe.Send(a.RefTo(b, "/user/echo"), "hello");

        Assert.Equal(b.Address, (await onA.NextAsync<AssociatedEvent>("the association")).RemoteAddress);
        await b.DisposeAsync();

        Assert.Equal(b.Address, (await onA.NextAsync<DisassociatedEvent>("the end of the association")).RemoteAddress);
    }

    [Fact]
    public async Task A_node_that_expects_another_system_name_is_refused_and_both_say_why()
    {
        await using var a = Node.Start("alpha");
        await using var b = Node.Start("beta");
        var errors = a.Events<AssociationErrorEvent>();
        var warnings = b.Events<Warning>();

        a.Provider.ResolveActorRef($"{b.Address.WithSystem("gamma")}/user/echo").Tell("hello", ActorRefs.NoSender);

        Assert.Contains("this one's name is [beta]", (await errors.NextAsync<AssociationErrorEvent>("the refusal")).Cause.Message);
        Assert.Contains("expected actor system [gamma]", (await warnings.NextAsync<Warning>("the refusing node's log")).Message.ToString());
    }

    [Fact]
    public void A_port_that_is_taken_is_said_to_be()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var failure = Assert.ThrowsAny<Exception>(() => Node.Start(port: port));

        Assert.Contains($"127.0.0.1:{port}", failure.ToString());
    }
}
