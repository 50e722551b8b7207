using Akka.Actor;
using Akka.Routing;
using AkkaCluster.Balancing.Strategies;

namespace AkkaCluster.Balancing.Tests.Strategies;

internal static class Loads
{
    public static ServerLoad[] Of(params int[] outstanding) => [.. outstanding.Select(count => new ServerLoad(ActorRefs.Nobody) { Outstanding = count })];

    public static ServerLoad[] Weighted(params int[] weights) => [.. weights.Select(weight => new ServerLoad(ActorRefs.Nobody, weight))];

    public static int[] Choose(RoutingLogic logic, ServerLoad[] servers, int times)
    {
        var chosen = new int[times];
        for (var i = 0; i < times; i++)
            chosen[i] = Array.IndexOf(servers, logic.Select("request", servers));
        return chosen;
    }

    public static int[] Count(IEnumerable<int> chosen, int servers)
    {
        var counts = new int[servers];
        foreach (var server in chosen)
            counts[server]++;
        return counts;
    }
}
