using AkkaCluster.Balancing.Balancer;

namespace AkkaCluster.Balancing.Http;

/// <summary>The balancer's servers.</summary>
/// <param name="Strategy">How it chooses among them.</param>
/// <param name="Servers">What each has and had to do.</param>
internal sealed record ServersAnswer(string Strategy, IReadOnlyList<ServerView> Servers);
