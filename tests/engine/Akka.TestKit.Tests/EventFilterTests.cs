using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Xunit.Sdk;

namespace Akka.TestKit.Tests;

public sealed partial class EventFilterTests() : Xunit2.TestKit("akka { loglevel = DEBUG, stdout-loglevel = OFF, test.filter-leeway = 2s }")
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void An_expected_event_passes_by_text_start_part_or_pattern()
    {
        EventFilter.Info("alpha beta").ExpectOne(() => Log.Info("alpha {0}", "beta"));
        EventFilter.Warning(start: "alpha").ExpectOne(() => Log.Warning("alpha beta"));
        EventFilter.Error(contains: "ha be").ExpectOne(() => Log.Error("alpha beta"));
        EventFilter.Debug(Beta()).ExpectOne(() => Log.Debug("alpha beta"));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, contains: "beta").ExpectOne(() => Log.Info("beta"));
    }

    [Fact]
    public void An_event_that_does_not_come_fails_and_the_text_says_what_was_looked_for()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => EventFilter.Warning(contains: "alpha").ExpectOne(Soon, () => Log.Warning("beta")));
        Assert.Contains("Expected 1 event, got 0", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Warning whose message contains \"alpha\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_another_level_does_not_count() =>
        Assert.ThrowsAny<XunitException>(() => EventFilter.Warning("alpha").ExpectOne(Soon, () => Log.Info("alpha")));

    [Fact]
    public async Task Too_many_events_fail()
    {
        var done = new TaskCompletionSource();
        using var counting = EventFilter.Custom<Info>(e =>
        {
            if (e.Message.ToString() == "end") done.TrySetResult();
            return false;
        }).Mute();
        await Assert.ThrowsAnyAsync<XunitException>(() => EventFilter.Info("alpha").ExpectAsync(1, async () =>
        {
            Log.Info("alpha");
            Log.Info("alpha");
            Log.Info("end");
            await done.Task;
        }));
    }

    [Fact]
    public async Task Events_of_several_filters_count_together()
    {
        await EventFilter.Info("alpha").And.Warning("beta").ExpectAsync(2, () =>
        {
            Log.Info("alpha");
            Log.Warning("beta");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void A_result_comes_through() => Assert.Equal(7, EventFilter.Info("alpha").ExpectOne(() =>
    {
        Log.Info("alpha");
        return 7;
    }));

    [Fact]
    public void A_failing_actor_is_seen_by_the_type_of_its_exception()
    {
        var actor = ActorOf<Failing>("failing");
        EventFilter.Exception<InvalidOperationException>("broken").ExpectOne(() => actor.Tell("broken"));
        EventFilter.Exception<InvalidOperationException>(source: actor.Path.ToString()).ExpectOne(() => actor.Tell("again"));
        EventFilter.Exception<InvalidOperationException>(source: "/user/failing").ExpectOne(() => actor.Tell("again"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Exception<ArgumentException>().ExpectOne(Soon, () => actor.Tell("broken")));
    }

    [Fact]
    public void A_dead_letter_is_seen_by_its_message()
    {
        var actor = ActorOf<TestActors.BlackHoleActor>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        EventFilter.DeadLetter<string>(m => m == "too late").ExpectOne(() => actor.Tell("too late"));
        EventFilter.DeadLetter().Expect(2, () =>
        {
            actor.Tell(1);
            actor.Tell(2);
        });
    }

    [Fact]
    public void An_unhandled_message_is_a_warning()
    {
        var actor = ActorOf<Deaf>();
        EventFilter.Warning(contains: "nobody listens", source: actor.Path.ToString()).ExpectOne(() => actor.Tell("nobody listens"));
    }

    [Fact]
    public async Task A_mute_filter_ends_when_it_is_disposed_of()
    {
        var seen = 0;
        var mute = EventFilter.Custom(_ =>
        {
            Interlocked.Increment(ref seen);
            return true;
        }).Mute();
        Log.Info("one");
        await AwaitConditionAsync(() => Volatile.Read(ref seen) == 1);
        mute.Dispose();
        EventFilter.Info("two").ExpectOne(() => Log.Info("two"));
        Assert.Equal(1, seen);
    }

    [GeneratedRegex("be.a$")]
    private static partial Regex Beta();

    private sealed class Failing : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException(message.ToString());
    }

    private sealed class Deaf : ReceiveActor;
}
