using AkkaCluster.Client;

namespace AkkaCluster.Chaos.Clients;

/// <summary>Clients of one cluster, each of which asks the gateways in an order of its own.</summary>
internal sealed class ClientGroup(IReadOnlyList<Uri> gateways, int count, TimeSpan timeout) : IDisposable
{
    public IReadOnlyList<ClusterClient> Clients { get; } =
        [.. Enumerable.Range(0, count).Select(i => new ClusterClient(new ClusterClientOptions { Gateways = [.. gateways.Skip(i % gateways.Count), .. gateways.Take(i % gateways.Count)], Timeout = timeout }))];

    public void Dispose()
    {
        foreach (var client in Clients)
            client.Dispose();
    }
}
