using Akka.Actor;
using Xunit.Sdk;

namespace Akka.TestKit.Tests;

public sealed class ExpectTests : Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void A_message_of_the_wanted_type_is_returned()
    {
        TestActor.Tell("hello");
        Assert.Equal("hello", ExpectMsg<string>());
    }

    [Fact]
    public void A_message_of_another_type_fails_and_the_text_names_both_types_and_the_sender()
    {
        TestActor.Tell(7, TestActor);
        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(hint: "first step"));
        Assert.Contains("System.String", failure.Message, StringComparison.Ordinal);
        Assert.Contains("System.Int32", failure.Message, StringComparison.Ordinal);
        Assert.Contains("first step", failure.Message, StringComparison.Ordinal);
        Assert.Contains(TestActor.Path.Name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_message_fails_after_the_given_time()
    {
        Assert.Contains("none within", Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Soon)).Message, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<string>(Soon));
        Assert.Contains("none within", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_may_have_to_equal_a_given_one()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("B");
        ExpectMsg("a");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("c"));
        await ExpectMsgAsync("b", (x, y) => string.Equals(x, y, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_message_may_have_to_please_a_function()
    {
        foreach (var i in Enumerable.Range(1, 4)) TestActor.Tell(i, TestActor);
        Assert.Equal(1, ExpectMsg<int>(i => i == 1));
        Assert.Equal(2, await ExpectMsgAsync<int>((i, sender) => i == 2 && sender.Equals(TestActor)));
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(i => i == 9));
        await ExpectMsgAsync<int>(i => Assert.Equal(4, i));
    }

    [Fact]
    public async Task A_message_may_have_to_come_from_a_sender()
    {
        var probe = CreateTestProbe();
        foreach (var i in Enumerable.Range(1, 4)) TestActor.Tell(i, probe.Ref);
        Assert.Equal(1, ExpectMsgFrom<int>(probe));
        Assert.Equal(2, await ExpectMsgFromAsync(probe, 2));
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<int>(TestActor));
        Assert.Equal(4, ExpectMsgFrom<int>(s => s.Equals(probe.Ref), i => i == 4));
    }

    [Fact]
    public async Task One_of_several_messages_may_come()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("x");
        Assert.Equal("a", ExpectMsgAnyOf(["b", "a"]));
        Assert.Equal("b", await ExpectMsgAnyOfAsync(["b", "a"]));
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAnyOf(["b", "a"]));
    }

    [Fact]
    public async Task All_of_several_messages_come_in_any_order()
    {
        TestActor.Tell("b");
        TestActor.Tell("a");
        Assert.Equal(["b", "a"], ExpectMsgAllOf("a", "b"));
        TestActor.Tell("b");
        TestActor.Tell("c");
        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf("a", "b"));
        Assert.Contains("missing: <a>; unexpected: <c>", failure.Message, StringComparison.Ordinal);
        TestActor.Tell("d");
        var got = new List<string>();
        await foreach (var message in ExpectMsgAllOfAsync(["d"])) got.Add(message);
        Assert.Equal(["d"], got);
    }

    [Fact]
    public void Each_of_several_functions_takes_a_message()
    {
        var text = PredicateInfo.Create<string>(m => m.StartsWith('a'));
        var number = PredicateInfo.Create<int>(m => m > 1);
        TestActor.Tell(2);
        TestActor.Tell("abc");
        Assert.Equal([2, "abc"], ExpectMsgAllOfMatchingPredicates(text, number));
        TestActor.Tell(1);
        TestActor.Tell("abc");
        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOfMatchingPredicates(text, number));
        Assert.Contains("<Int32>; unexpected: <1>", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_message_may_come_where_none_is_expected()
    {
        ExpectNoMsg(Soon);
        TestActor.Tell("late");
        Assert.Contains("late", Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(Soon)).Message, StringComparison.Ordinal);
        await ExpectNoMsgAsync(20);
    }

    [Fact]
    public async Task The_end_of_a_watched_actor_is_told()
    {
        var first = ActorOf<TestActors.BlackHoleActor>();
        var second = ActorOf<TestActors.BlackHoleActor>();
        Watch(first);
        await WatchAsync(second);
        Sys.Stop(first);
        ExpectTerminated(first);
        second.Tell(PoisonPill.Instance);
        await ExpectTerminatedAsync(second);
    }

    [Fact]
    public void An_unwatched_actor_ends_unheard()
    {
        var actor = ActorOf<TestActors.BlackHoleActor>();
        Unwatch(Watch(actor));
        actor.Tell(PoisonPill.Instance);
        ExpectNoMsg(Soon);
    }

    [Fact]
    public void A_cancelled_wait_ends_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsg<string>(cancellationToken: cancelled.Token));
    }
}
