namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>Knows the cluster's gateways: those that it was told of, and, once one of them has answered, the members' that it named.</summary>
internal sealed class GatewayDirectory(HttpClient http, IOptions<EdgeOptions> options)
{
    private readonly IReadOnlyList<string> _first = options.Value.Gateways.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    private IReadOnlyList<string> _last = [];

    /// <summary>The gateways of the members that are up; null where nobody says.</summary>
    public async Task<IReadOnlyList<string>?> FindAsync(CancellationToken cancellation)
    {
        foreach (var gateway in _last.Concat(_first).Distinct())
        {
            try
            {
                var cluster = await http.GetFromJsonAsync<ClusterInfo>(new Uri(new Uri(gateway), "v1/cluster"), cancellation);
                var found = cluster!.Nodes.Where(node => node is { Status: "Up", Gateway: not null } && node.Roles.Contains(ShopNode.Role)).Select(node => node.Gateway!).Order(StringComparer.Ordinal).ToList();
                if (found.Count > 0)
                    return _last = found;
            }
            catch (Exception silent) when (silent is HttpRequestException or System.Net.Sockets.SocketException or JsonException || (silent is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // The next may know.
            }
        }
        return null;
    }
}
