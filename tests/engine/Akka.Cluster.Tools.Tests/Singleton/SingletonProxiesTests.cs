using Akka.Actor;
using Akka.Cluster.Tools.Singleton;

namespace Akka.Cluster.Tools.Tests.Singleton;

public class SingletonProxiesTests
{
    [Fact]
    public void A_pause_without_proxies_is_over_at_once() => Assert.True(new SingletonProxies().StartPause());

    [Fact]
    public void A_pause_is_over_when_the_last_proxy_has_confirmed_or_is_gone()
    {
        var proxies = new SingletonProxies();
        proxies.Add(ActorRefs.Nobody);
        Assert.False(proxies.StartPause());

        Assert.True(proxies.Paused(ActorRefs.Nobody));
        Assert.False(proxies.Paused(ActorRefs.Nobody));
    }
}
