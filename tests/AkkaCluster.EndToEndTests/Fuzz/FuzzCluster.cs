using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>A cluster of processes whose limits are low, so that nothing that is handed in keeps it for long.</summary>
public sealed class FuzzCluster : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-fuzz-").FullName;

    internal LocalCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cluster = new LocalCluster(new LocalClusterOptions
        {
            Seeds = 1,
            Workers = 1,
            Slots = 2,
            Folder = _folder,
            Pbm = true,
            Arguments =
            [
                "--input-roots", _folder, "--set", "akkacluster.http.max-wait=2s", "--set", "akkacluster.jobs.max-tasks=5000", "--set", "akkacluster.jobs.default-task-time-limit=1s",
                "--set", "akkacluster.jobs.default-max-attempts=1",
            ],
        });
        Cluster.StartNodes();
        await Cluster.WaitUntilFormedAsync(null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Cluster.StopAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends bytes to a node's port and reads what it answers until it closes.</summary>
    internal static async Task<string> TalkAsync(int port, byte[] bytes, bool half)
    {
        using var late = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port, late.Token);
        var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes, late.Token);
            if (half)
                client.Client.Shutdown(SocketShutdown.Send);
            var buffer = new byte[64 * 1024];
            // A stream of events has no end as long as its job has none: that it began is its answer.
            for (int read; (read = await stream.ReadAsync(buffer, late.Token)) > 0;)
            {
                answer.Write(buffer, 0, read);
                if (buffer.AsSpan(0, read).IndexOf("text/event-stream"u8) >= 0)
                    break;
            }
        }
        catch (IOException)
        {
            // The node had read enough and closed: what it said before counts.
        }
        return Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
    }

    /// <summary>Ends what was handed in and goes on: the next cases find free slots.</summary>
    internal async Task CancelJobsAsync()
    {
        while (await Cluster.Client.ListAsync(new JobFilter { States = [JobState.Queued, JobState.Running], Limit = 1000 }) is { Count: > 0 } jobs)
        {
            foreach (var job in jobs)
            {
                try
                {
                    await Cluster.Client.CancelAsync(job.Id);
                }
                catch (Client.ClusterException ended) when (ended.Status == 409)
                {
                    // It was done before.
                }
            }
        }
    }

    /// <summary>Memory of a node, in MiB.</summary>
    internal static long Memory(LocalNode node)
    {
        var line = File.ReadLines($"/proc/{node.ProcessId.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>What the nodes logged as a failure of their own since: a caller makes none.</summary>
    internal List<string> Failures() => [.. Cluster.Nodes.SelectMany(node => File.ReadLines(node.Start.LogPath)
        .Where(line => line.Contains("Unhandled exception", StringComparison.Ordinal) || line.Contains(" failed", StringComparison.Ordinal) && line.Contains("/v1/", StringComparison.Ordinal) || line.Contains("pbm connection failed", StringComparison.Ordinal))
        .Select(line => $"{node.Name}: {line}"))];
}
