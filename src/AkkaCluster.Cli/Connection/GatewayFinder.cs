using AkkaCluster.Client;

namespace AkkaCluster.Cli.Connection;

/// <summary>Finds the gateways of this machine by asking the ports that nodes take.</summary>
internal static class GatewayFinder
{
    public const int FirstPort = 8080;
    private const int PortCount = 20;
    private const string Mark = "akkacluster";
    private const int Unauthorized = 401;

    // A port where nothing listens answers at once; only a node that is slow, or another program, takes longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The gateways that answer, in order of their ports.</summary>
    public static async Task<IReadOnlyList<FoundGateway>> FindAsync(string? token, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        var candidates = Enumerable.Range(FirstPort, PortCount).Select(port => new Uri($"http://127.0.0.1:{port}"));
        var answers = await Task.WhenAll(candidates.Select(async uri =>
            await IsOursAsync(http, uri, cancellation).ConfigureAwait(false) ? await AskAsync(uri, token, cancellation).ConfigureAwait(false) : null)).ConfigureAwait(false);
        return [.. answers.OfType<FoundGateway>()];
    }

    /// <summary>Null where it is no gateway of a cluster (a balancer is none), or does not answer in time.</summary>
    private static async Task<FoundGateway?> AskAsync(Uri gateway, string? token, CancellationToken cancellation)
    {
        using var client = new ClusterClient(new ClusterClientOptions { Gateways = [gateway], Token = token, Timeout = Patience });
        try
        {
            return new FoundGateway(gateway, await client.GetClusterAsync(cancellation).ConfigureAwait(false));
        }
        catch (ClusterException failure)
        {
            return failure.Status == Unauthorized ? new FoundGateway(gateway, null) : null;
        }
    }

    private static async Task<bool> IsOursAsync(HttpClient http, Uri gateway, CancellationToken cancellation)
    {
        try
        {
            return (await http.GetStringAsync(new Uri(gateway, "healthz"), cancellation).ConfigureAwait(false)).StartsWith(Mark, StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
