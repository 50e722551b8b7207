using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class SelectionTests : ActorSpec
{
    public SelectionTests()
    {
        Node("a", "a1", "a2");
        Node("b", "b1");
    }

    [Theory]
    [InlineData("/user/a", "a")]
    [InlineData("/user/a/a1", "a1")]
    [InlineData("akka://test/user/b/b1", "b1")]
    [InlineData("user/b", "b")]
    [InlineData("/user/a/../b/b1", "b1")]
    public async Task A_path_selects_the_actor_there(string path, string name) =>
        Assert.Equal(name, (await System.ActorSelection(path).ResolveOne(Patience)).Path.Name);

    [Theory]
    [InlineData("/user/a/*", "a1,a2")]
    [InlineData("/user/*/?1", "a1,b1")]
    [InlineData("/user/a/**", "a1,a2")]
    [InlineData("/user/?/*2", "a2")]
    public async Task A_wildcard_selects_all_that_match(string path, string names)
    {
        var probe = NewProbe();
        System.ActorSelection(path).Tell(new Identify("?"), probe.Ref);
        var wanted = names.Split(',');
        var found = new List<string>();
        foreach (var _ in wanted) found.Add((await probe.Expect<ActorIdentity>()).Subject.Path.Name);
        Assert.Equal(wanted, found.Order());
        await probe.ExpectNothing();
    }

    [Fact]
    public async Task A_selection_of_nobody_is_not_resolved() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => System.ActorSelection("/user/nobody").ResolveOne(Patience));

    [Fact]
    public async Task A_message_to_a_selection_of_nobody_is_a_dead_letter()
    {
        var letters = Subscribe<DeadLetter>();
        System.ActorSelection("/user/nobody").Tell("hello");
        var letter = await letters.Expect<DeadLetter>();
        Assert.Equal("hello", letter.Message);
        Assert.Equal("/user/nobody", letter.Recipient.Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task A_relative_selection_begins_at_the_actor()
    {
        var probe = NewProbe();
        var actor = Act((message, context) => context.ActorSelection((string)message).Tell(new Identify(1), probe.Ref), "c");
        actor.Tell("../a/a1");
        Assert.Equal("a1", (await probe.Expect<ActorIdentity>()).Subject.Path.Name);
    }

    [Fact]
    public void Selections_of_the_same_path_are_equal()
    {
        Assert.Equal(System.ActorSelection("/user/a/*"), System.ActorSelection("/user/a/*"));
        Assert.NotEqual(System.ActorSelection("/user/a/*"), System.ActorSelection("/user/b/*"));
        Assert.Equal("/user/a/*", System.ActorSelection("/user/a/*").PathString);
    }

    [Fact]
    public async Task Identify_to_a_reference_answers_with_the_actor()
    {
        var actor = Act((_, _) => { });
        var identity = await actor.Ask<ActorIdentity>(new Identify(7), Patience);
        Assert.Equal(actor, identity.Subject);
        Assert.Equal(7, identity.MessageId);
    }

    private void Node(string name, params string[] children)
    {
        var made = new TaskCompletionSource();
        Act((_, context) =>
        {
            foreach (var child in children) context.ActorOf(FunActor.Of((_, _) => { }), child);
            made.SetResult();
        }, name).Tell("go");
        made.Task.Wait(Patience);
    }
}
