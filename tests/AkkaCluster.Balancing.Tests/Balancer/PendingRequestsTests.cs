using System.Runtime.CompilerServices;
using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Targets;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Balancing.Tests.Balancer;

public class PendingRequestsTests
{
    private readonly ManualClock _clock = new();
    private readonly PendingRequests _pending;
    private readonly BalancedServer _server;

    public PendingRequestsTests()
    {
        var settings = new BalancerOptions();
        _pending = new PendingRequests(TimeSpan.FromSeconds(30), _clock);
        _server = new BalancedServer(new ServerTarget("127.0.0.1:1"), ActorRefs.Nobody, settings, _clock);
    }

    [Fact]
    public void What_was_answered_is_not_kept_until_the_oldest_ends()
    {
        _pending.Add(new BalancedTask("echo", "{}", "the oldest"), ActorRefs.Nobody, _server);
        var answered = Answered();
        GC.Collect();
        Assert.False(answered.IsAlive);
        Assert.Equal(1, _pending.Count);
    }

    [Fact]
    public void Those_whose_time_is_over_end_in_order_whoever_was_answered_between()
    {
        var first = _pending.Add(new BalancedTask("echo", "{}", "1"), ActorRefs.Nobody, _server);
        Answered();
        _clock.Advance(TimeSpan.FromSeconds(10));
        var second = _pending.Add(new BalancedTask("echo", "{}", "2"), ActorRefs.Nobody, _server);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal([first], _pending.EndLate());
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([second], _pending.EndLate());
        Assert.Equal((0, 0), (_pending.Count, _server.Outstanding));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Answered()
    {
        var request = _pending.Add(new BalancedTask("echo", "{}", "a large one"), ActorRefs.Nobody, _server);
        Assert.True(_pending.TryEnd(request.Id, out _));
        return new WeakReference(request.Task);
    }
}
