using System.Collections;
using Xunit.Sdk;
using Akka.Actor;

namespace Akka.TestKit.Tests;

public sealed class ReceiveTests : Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task One_message_is_taken_or_null_after_the_time()
    {
        Assert.Null(ReceiveOne(Soon));
        Assert.False(TryReceiveOne(out _, TimeSpan.Zero));
        TestActor.Tell("a", TestActor);
        Assert.Equal("a", await ReceiveOneAsync(Soon));
        Assert.Equal(TestActor, LastSender);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Without_a_message_there_is_no_last_sender() => Assert.Throws<IllegalActorStateException>(() => LastSender);

    [Fact]
    public async Task A_peek_leaves_the_message()
    {
        TestActor.Tell("a");
        Assert.Equal("a", PeekOne(Soon));
        Assert.True((await TryPeekOneAsync(Soon, default)).success);
        Assert.Equal("a", ReceiveOne());
    }

    [Fact]
    public async Task A_wait_ends_when_the_message_comes()
    {
        var waiting = ReceiveOneAsync(TimeSpan.FromSeconds(10)).AsTask();
        Assert.False(waiting.IsCompleted);
        TestActor.Tell("a");
        Assert.Equal("a", await waiting);
    }

    [Fact]
    public async Task Several_messages_are_taken_together()
    {
        foreach (var i in Enumerable.Range(1, 5)) TestActor.Tell(i);
        Assert.Equal([1, 2], ReceiveN(2));
        var rest = new List<object>();
        await foreach (var message in ReceiveNAsync(3, TimeSpan.FromSeconds(3))) rest.Add(message);
        Assert.Equal([3, 4, 5], rest);
        TestActor.Tell(6);
        Assert.Contains("got 1: <6>", Assert.ThrowsAny<XunitException>(() => ReceiveN(2, Soon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_taken_while_the_filter_wants_them_and_the_next_one_stays()
    {
        foreach (var message in new object[] { "a", "b", 3, "d" }) TestActor.Tell(message);
        Assert.Equal(["a", "b"], ReceiveWhile(Soon, m => m as string));
        Assert.Equal(3, ReceiveOne());
    }

    [Fact]
    public void Messages_are_taken_while_the_function_wants_them_and_others_may_be_passed_over()
    {
        foreach (var message in new object[] { "a", 2, "b", "stop" }) TestActor.Tell(message);
        Assert.Equal(["a", "b"], ReceiveWhile<string>(m => m != "stop", Soon));
        Assert.Equal("stop", ReceiveOne());
    }

    [Fact]
    public void No_more_messages_are_taken_than_asked_for()
    {
        foreach (var message in new[] { "a", "b", "c" }) TestActor.Tell(message);
        Assert.Equal(["a", "b"], ReceiveWhile(Soon, m => m as string, msgs: 2));
        Assert.Equal("c", ReceiveOne());
    }

    [Fact]
    public async Task A_wanted_message_is_fished_for()
    {
        foreach (var message in new object[] { "a", 2, "b" }) TestActor.Tell(message);
        var others = new ArrayList();
        Assert.Equal("b", FishForMessage<string>(m => m == "b", others));
        Assert.Equal(new object[] { "a", 2 }, others.ToArray());
        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await FishForMessageAsync<string>(_ => true, Soon, "the end"));
        Assert.Contains("the end", failure.Message, StringComparison.Ordinal);
        TestActor.Tell("c");
        await FishUntilMessageAsync<string>();
    }

    [Fact]
    public async Task Silence_is_awaited()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        Assert.Equal(2, (await WaitForRadioSilenceAsync(Soon)).Count);
    }

    [Fact]
    public void Ignored_messages_are_not_seen()
    {
        IgnoreMessages<string>(m => m.StartsWith('x'));
        TestActor.Tell("xa");
        TestActor.Tell("a");
        ExpectMsg("a");
        IgnoreNoMessages();
        TestActor.Tell("xb");
        ExpectMsg("xb");
    }
}
