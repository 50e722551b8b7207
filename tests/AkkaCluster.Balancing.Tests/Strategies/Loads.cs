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
            chosen[i] = IndexOf(servers, logic.Select("request", servers));
        return chosen;
    }

    // Routees of one actor are equal; here all have the same.
    private static int IndexOf(ServerLoad[] servers, Routee chosen) => Array.FindIndex(servers, server => ReferenceEquals(server, chosen));

    public static int[] Count(IEnumerable<int> chosen, int servers)
    {
        var counts = new int[servers];
        foreach (var server in chosen)
            counts[server]++;
        return counts;
    }
}
