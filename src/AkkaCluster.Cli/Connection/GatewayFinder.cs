using System.Net.Sockets;
using AkkaCluster.Client;

namespace AkkaCluster.Cli.Connection;

/// <summary>
/// Finds the gateways of this machine by asking the ports that nodes take. Where nothing listens the answer comes at once; a node of a busy machine takes longer,
/// and is waited for while nobody else has answered.
/// </summary>
internal sealed class GatewayFinder(int firstPort = GatewayFinder.FirstPort, int count = GatewayFinder.PortCount)
{
    public const int FirstPort = 8080;
    private const int PortCount = 20;
    private const string Mark = "akkacluster";
    private const int Unauthorized = 401;

    /// <summary>How long further gateways are waited for after the first has answered.</summary>
    private static readonly TimeSpan Further = TimeSpan.FromSeconds(1);

    /// <summary>The gateways that answer, in order of their ports.</summary>
    /// <exception cref="ClusterException">None answers; what listens is told from what does not.</exception>
    public async Task<IReadOnlyList<FoundGateway>> FindAsync(string? token, TimeSpan patience, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var slow = new List<int>();
        enough.CancelAfter(patience);
        var asked = Enumerable.Range(firstPort, count).Select(port => AskAsync(http, port, token, slow, enough, cancellation)).ToList();
        var found = (await Task.WhenAll(asked).ConfigureAwait(false)).OfType<FoundGateway>().ToList();
        return found.Count > 0 ? found : throw Nothing(slow, patience);
    }

    private ClusterException Nothing(List<int> slow, TimeSpan patience)
    {
        var asked = $"asked 127.0.0.1, ports {firstPort} to {firstPort + count - 1}";
        return slow.Count == 0
            ? new ClusterException(0, "No cluster", $"There is no cluster on this machine ({asked}). Start one with 'akkacluster up', or name one with --gateway.")
            : new ClusterException(503, "No answer", $"Something listens on port {string.Join(", ", slow.Order())}, but gave no answer within {patience.TotalSeconds:0.#} s ({asked}). If it is a node, its machine is very busy: wait longer with --patience. If it is another program, name a node with --gateway, or start a cluster with 'akkacluster up'.");
    }

    /// <summary>Null where it is no gateway of a cluster (a balancer is none), or does not answer in time.</summary>
    private static async Task<FoundGateway?> AskAsync(HttpClient http, int port, string? token, List<int> slow, CancellationTokenSource enough, CancellationToken cancellation)
    {
        var gateway = new Uri($"http://127.0.0.1:{port}");
        try
        {
            if (!(await http.GetStringAsync(new Uri(gateway, "healthz"), enough.Token).ConfigureAwait(false)).StartsWith(Mark, StringComparison.Ordinal))
                return null;
            using var client = new ClusterClient(new ClusterClientOptions { Gateways = [gateway], Token = token });
            var cluster = await client.GetClusterAsync(enough.Token).ConfigureAwait(false);
            enough.CancelAfter(Further);
            return new FoundGateway(gateway, cluster);
        }
        catch (ClusterException failure)
        {
            return failure.Status == Unauthorized ? new FoundGateway(gateway, null) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            lock (slow)
                slow.Add(port);
            return null;
        }
    }
}
