namespace AkkaCluster.Cli.Connection;

/// <summary>Finds the gateways of a cluster on this machine by asking the ports that its nodes take.</summary>
internal static class GatewayFinder
{
    public const int FirstPort = 8080;
    private const int PortCount = 20;
    private const string Mark = "akkacluster";

    /// <summary>The gateways that answer, in order of their ports.</summary>
    public static async Task<IReadOnlyList<Uri>> FindAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        var candidates = Enumerable.Range(FirstPort, PortCount).Select(port => new Uri($"http://127.0.0.1:{port}"));
        var answers = await Task.WhenAll(candidates.Select(async uri => (uri, ours: await IsOursAsync(http, uri, cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        return [.. answers.Where(answer => answer.ours).Select(answer => answer.uri)];
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
