using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>AkkaCluster as <c>akkacluster up</c> starts it: commands by <c>akkacluster exec</c>, all else over HTTP.</summary>
internal sealed class ClusterPeer(bool isPostgres) : IPeer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private LocalCluster? _cluster;

    public string Name => $"AkkaCluster, {(isPostgres ? "PostgreSQL" : "SQLite")}";

    public string Setup => $"2 seeds, 2 workers of 2 slots; the job, and each task's output{(isPostgres ? "" : " (full synchronisation)")}";

    public string? Missing => isPostgres ? Installed.MissingPostgres : null;

    public Func<Task>? KillScheduler => KillLeaderAsync;

    private LocalCluster Cluster => _cluster!;

    public async Task StartAsync()
    {
        _cluster = new LocalCluster(new LocalClusterOptions
        {
            Seeds = 2,
            Workers = 2,
            Slots = IPeer.Slots / 2,
            AllowExec = "*",
            Folder = _folder.Path,
            Arguments = isPostgres ? ["--store", "postgres", "--store-connection", Postgres.CreateDatabase()] : [],
        });
        _cluster.StartNodes();
        await _cluster.WaitUntilFormedAsync(null, CancellationToken.None).ConfigureAwait(false);
    }

    public async Task<double?> BulkAsync(int tasks)
    {
        var began = TimeProvider.System.GetTimestamp();
        await RunAsync(Noops(tasks)).ConfigureAwait(false);
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>It makes chunks by itself.</summary>
    public Task<double?> ChunksAsync(int tasks) => BulkAsync(tasks);

    public async Task<Load?> SinglesAsync(int clients, TimeSpan time) => await Load.RunAsync(clients, time, () => RunAsync(Noops(1))).ConfigureAwait(false);

    // The command is beside this program, which brings a part of it with the web's framework.
    public Task<Outputs> CommandsAsync(int count, params string[] words) => Lines.RunAsync(
        HostPrograms.DotNet,
        ["exec", "--depsfile", Beside("AkkaCluster.Peers.deps.json"), "--runtimeconfig", Beside("AkkaCluster.Peers.runtimeconfig.json"), Beside("akkacluster.dll"), "exec", "-q", "--gateway", Cluster.Gateways[0].ToString(), "--", .. words],
        count);

    public async Task<bool> BeginAsync(int count, params string[] words)
    {
        await Cluster.Client.SubmitAsync(new JobRequest
        {
            Kind = "exec",
            Parameters = new JsonObject { ["command"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) },
            Inputs = new JobInputs.Lines([.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))]),
        }).ConfigureAwait(false);
        return true;
    }

    public Task KillWorkerAsync()
    {
        using var process = Process.GetProcessById(Cluster.Nodes[^1].ProcessId);
        process.Kill(entireProcessTree: true);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync().ConfigureAwait(false);
        _folder.Dispose();
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static JobRequest Noops(int tasks) => new() { Kind = "noop", Inputs = new JobInputs.Range(0, tasks) };

    /// <summary>The other seed takes over.</summary>
    private async Task KillLeaderAsync() => Cluster.Find((await Cluster.Client.GetClusterAsync().ConfigureAwait(false)).LeaderAddress)!.Kill();

    private async Task RunAsync(JobRequest request)
    {
        var submitted = await Cluster.Client.SubmitAsync(request, Patience).ConfigureAwait(false);
        if (submitted.Finished is not { State: JobState.Succeeded })
            throw new InvalidOperationException($"Job {submitted.Id} is {submitted.Finished?.State.ToString() ?? "unfinished"}: {submitted.Finished?.Error}");
    }
}
