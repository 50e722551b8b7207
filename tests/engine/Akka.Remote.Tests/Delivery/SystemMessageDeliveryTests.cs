using Akka.Remote.Delivery;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Remote.Tests.Delivery;

public class SystemMessageDeliveryTests
{
    private static readonly TimeSpan Resend = TimeSpan.FromSeconds(2);

    [Fact]
    public void A_full_buffer_takes_no_further_message()
    {
        var sender = new SystemMessageSender<int>(2, Resend);

        Assert.True(sender.TryAdd(1));
        Assert.True(sender.TryAdd(2));
        Assert.False(sender.TryAdd(3));
        Assert.Equal(2, sender.Pending);
    }

    [Fact]
    public void What_is_not_acknowledged_in_time_is_sent_again()
    {
        var sender = new SystemMessageSender<string>(10, Resend);
        sender.TryAdd("a");
        Assert.Equal(["a"], Take(sender, TimeSpan.Zero));
        Assert.Empty(Take(sender, TimeSpan.Zero));

        Assert.False(sender.RewindIfOverdue(Resend - TimeSpan.FromMilliseconds(1)));
        Assert.True(sender.RewindIfOverdue(Resend));

        Assert.Equal(["a"], Take(sender, Resend));
    }

    [Fact]
    public void A_new_connection_gets_all_that_is_unacknowledged_again()
    {
        var sender = new SystemMessageSender<string>(10, Resend);
        foreach (var message in new[] { "a", "b", "c" }) sender.TryAdd(message);
        Take(sender, TimeSpan.Zero);
        sender.Acknowledge(1, gap: false, TimeSpan.Zero);

        sender.Rewind();

        Assert.Equal(["b", "c"], Take(sender, TimeSpan.Zero));
    }

    [Fact]
    public void A_reset_begins_at_number_one_and_returns_what_was_lost()
    {
        var sender = new SystemMessageSender<string>(10, Resend);
        sender.TryAdd("lost");

        Assert.Equal(["lost"], sender.Reset());
        sender.TryAdd("first");

        var taken = new List<(ulong Sequence, string Message)>();
        sender.TakeUnsent(taken, TimeSpan.Zero);
        Assert.Equal([(1UL, "first")], taken);
    }

    [Fact]
    public void Every_message_is_delivered_once_and_in_order_whatever_the_link_loses_repeats_and_reorders()
    {
        var schedules = Gen.ListOf(Gen.Choose(0, 99)).Resize(400).ToArbitrary();
        Prop.ForAll(schedules, rolls =>
        {
            var link = new LossyLink();
            foreach (var roll in rolls) link.Step(roll);
            link.RunToEnd();
            return link.Delivered.SequenceEqual(Enumerable.Range(1, link.Sent)).Label($"sent {link.Sent}, delivered [{string.Join(',', link.Delivered)}]");
        }).QuickCheckThrowOnFailure();
    }

    private static List<string> Take(SystemMessageSender<string> sender, TimeSpan now)
    {
        var taken = new List<(ulong Sequence, string Message)>();
        sender.TakeUnsent(taken, now);
        return [.. taken.Select(t => t.Message)];
    }
}
