using Akka.Actor;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Tests.Systems;

public class MessagingTests
{
    [Fact]
    public async Task A_message_reaches_an_actor_by_its_path_and_the_answer_comes_back()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();

        probe.Send(a.RefTo(b, "/user/echo"), "hello");

        var (message, sender) = await probe.NextWithSenderAsync<string>("the echo");
        Assert.Equal("hello", message);
        Assert.Equal($"{b.Address}/user/echo", sender.Path.ToString());
    }

    [Fact]
    public async Task An_ask_is_answered_across_nodes()
    {
        await using var a = Node.Start();
        await using var b = Node.Start("other");
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = a.RefTo(b, "/user/echo");

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => echo.Ask<int>(i, Probe.Patience)));

        Assert.Equal(Enumerable.Range(0, 500), answers);
    }

    [Fact]
    public async Task Messages_of_all_built_in_kinds_arrive_as_they_were()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var echo = a.RefTo(b, "/user/echo");
        var probe = a.Probe();

        foreach (var message in new object[] { "text", "", new string('ä', 1000), 42, -1L, new byte[] { 1, 2 }, new AddressData { Host = "h", Port = 7 } })
        {
            probe.Send(echo, message);
            Assert.Equal(message, await probe.NextAsync<object>($"the echo of {message}"));
        }

        probe.Send(echo, new Status.Failure(new TimeoutException("too late")));
        var failure = await probe.NextAsync<Status.Failure>("the failure");
        Assert.Equal("too late", Assert.IsType<TimeoutException>(failure.Cause).Message);
    }

    [Fact]
    public async Task A_reference_in_a_message_works_on_the_third_node()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        await using var c = Node.Start();
        var onA = a.Probe();
        var onB = b.Probe("b");
        var onC = c.Probe("c");

        a.RefTo(b, "/user/b").Tell(onA.Ref, onA.Ref);
        var refToA = await onB.NextAsync<IActorRef>("the reference");
        b.RefTo(c, "/user/c").Tell(refToA, refToA);
        var (sameRef, sender) = await onC.NextWithSenderAsync<IActorRef>("the reference");
        Assert.Equal(sameRef, sender);
        sender.Tell("from c", onC.Ref);

        Assert.Equal("from c", await onA.NextAsync<string>("the message of c"));
        a.RefTo(b, "/user/b").Tell(onB.Ref, onA.Ref);
    }

    [Fact]
    public async Task A_reference_that_comes_home_is_the_local_one()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();

        probe.Send(a.RefTo(b, "/user/echo"), probe.Ref);

        Assert.Same(probe.Ref, await probe.NextAsync<IActorRef>("its own reference"));
    }

    [Fact]
    public async Task Messages_between_two_actors_keep_their_order_and_none_is_lost()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var receiver = b.Probe("receiver");
        var ref_ = a.RefTo(b, "/user/receiver");
        for (var i = 0; i < 20_000; i++) ref_.Tell(i % 100 == 0 ? new byte[20_000] : i, ActorRefs.NoSender);

        for (var i = 0; i < 20_000; i++)
        {
            var message = await receiver.NextAsync<object>($"message {i}");
            if (i % 100 == 0) Assert.Equal(20_000, Assert.IsType<byte[]>(message).Length);
            else Assert.Equal(i, message);
        }
    }

    [Fact]
    public async Task A_selection_reaches_actors_by_wildcards_and_an_identify_finds_one()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var one = b.Probe("worker-1");
        var two = b.Probe("worker-2");

        a.System.ActorSelection($"{b.Address}/user/worker-*").Tell("all", ActorRefs.NoSender);
        Assert.Equal("all", await one.NextAsync<string>("the selection's message"));
        Assert.Equal("all", await two.NextAsync<string>("the selection's message"));
        var found = await a.FindAsync(b, "/user/worker-1");

        Assert.Equal($"{b.Address}/user/worker-1", found.Path.ToString());
        await Assert.ThrowsAsync<ActorNotFoundException>(() => a.System.ActorSelection($"{b.Address}/user/nobody").ResolveOne(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task A_message_for_an_actor_that_is_gone_does_not_reach_its_successor()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var parent = b.Probe("parent");
        await parent.AdoptAsync(Props.Create(() => new Echo()), "echo");
        var ofFirst = await a.FindAsync(b, "/user/parent/echo");
        ofFirst.Tell(Echo.Stop);
        await parent.NextAsync<Terminated>("the end of the first echo");
        await parent.AdoptAsync(Props.Create(() => new Echo()), "echo");
        await a.FindAsync(b, "/user/parent/echo");
        var probe = a.Probe();

        probe.Send(ofFirst, "for the first");
        probe.Send(a.RefTo(b, "/user/parent/echo"), "for whoever is there");

        Assert.Equal("for whoever is there", await probe.NextAsync<string>("the second echo's answer"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_serialized_is_dropped_and_the_next_one_arrives()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();
        var echo = a.RefTo(b, "/user/echo");

        probe.Send(echo, new byte[1_000_000]);
        probe.Send(echo, new Unserializable(() => { }));
        probe.Send(echo, "after it");

        Assert.Equal("after it", await probe.NextAsync<object>("the message after those that were dropped"));
    }

    private sealed record Unserializable(Action Action);
}
