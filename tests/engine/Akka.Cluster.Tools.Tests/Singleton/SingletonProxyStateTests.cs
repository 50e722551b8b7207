using Akka.Actor;
using Akka.Cluster.Tools.Singleton;

namespace Akka.Cluster.Tools.Tests.Singleton;

public class SingletonProxyStateTests
{
    private static readonly Address Old = new("akka", "test", "a", 1);
    private static readonly Address New = new("akka", "test", "b", 1);

    [Fact]
    public void Messages_that_waited_go_out_in_order()
    {
        var state = new SingletonProxyState(10);
        for (var i = 0; i < 3; i++) state.Keep(i, ActorRefs.NoSender);
        var sent = new List<object>();

        state.Located(ActorRefs.Nobody, (message, _) => sent.Add(message));

        Assert.Equal([0, 1, 2], sent);
        Assert.Equal(0, state.Buffered);
    }

    [Fact]
    public void A_full_buffer_drops_the_oldest_message_and_counts_it()
    {
        var state = new SingletonProxyState(2);
        state.Keep(0, ActorRefs.NoSender);
        state.Keep(1, ActorRefs.NoSender);

        var dropped = state.Keep(2, ActorRefs.NoSender);

        Assert.Equal(0, dropped?.Message);
        Assert.Equal(1, state.Dropped);
    }

    [Fact]
    public void Another_oldest_member_makes_the_proxy_look_there()
    {
        var state = new SingletonProxyState(2);
        Assert.True(state.OldestChanged(Old));
        state.Located(ActorRefs.Nobody, (_, _) => { });

        Assert.True(state.OldestChanged(New));

        Assert.Null(state.Singleton);
    }

    [Fact]
    public void A_moving_singleton_makes_the_proxy_wait_and_look_at_the_successor()
    {
        var state = new SingletonProxyState(2);
        state.OldestChanged(Old);
        state.Located(ActorRefs.Nobody, (_, _) => { });

        Assert.True(state.Moving(New));

        Assert.Null(state.Singleton);
        Assert.Equal(New, state.Target);
    }
}
