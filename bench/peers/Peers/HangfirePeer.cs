using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;
using Hangfire;

namespace AkkaCluster.Peers.Peers;

/// <summary>Hangfire over PostgreSQL: two server processes.</summary>
internal sealed class HangfirePeer : IPeer
{
    private const int Clients = 8;
    private const int Servers = 2;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly List<ChildProcess> _servers = [];
    private BackgroundJobClient? _client;

    public string Name => "Hangfire 1.8.25, PostgreSQL";

    public string Setup => $"2 servers of {Math.Min(Environment.ProcessorCount * 5, 20)} workers, long polling, a job of a lost server comes back after {HangfireHost.InvisibilityTimeout.TotalMinutes} min, both its defaults; the job and each of its states";

    public string? Missing => Installed.MissingPostgres;

    /// <summary>Each server takes jobs from the store by itself.</summary>
    public Func<Task>? KillScheduler => null;

    private BackgroundJobClient Client => _client!;

    public async Task StartAsync()
    {
        // Its calls block: each client wants a thread.
        ThreadPool.SetMinThreads(128, 128);
        var connection = Postgres.CreateDatabase();
        HangfireHost.Configure(connection);
        _client = new BackgroundJobClient();
        for (var i = 0; i < Servers; i++)
            _servers.Add(ChildProcess.StartSelf("hangfire", connection));
        while (JobStorage.Current.GetMonitoringApi().Servers().Count < Servers)
            await Task.Delay(Look).ConfigureAwait(false);
    }

    public async Task<double?> BulkAsync(int tasks)
    {
        var began = TimeProvider.System.GetTimestamp();
        await EnqueueAsync(tasks, _ => Client.Enqueue(() => HangfireJobs.Noop())).ConfigureAwait(false);
        await UntilDoneAsync().ConfigureAwait(false);
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Batches are sold with Hangfire Pro.</summary>
    public Task<double?> ChunksAsync(int tasks) => Task.FromResult<double?>(null);

    public async Task<Load?> SinglesAsync(int clients, TimeSpan time) => await Load.RunAsync(clients, time, async () =>
    {
        var id = Client.Enqueue(() => HangfireJobs.Noop());
        // It has nothing that waits for a job: its state is looked up, by all clients together no more than about a thousand times a second.
        while (Outcome(id) is null)
            await Task.Delay(Math.Max(Look.Milliseconds, clients)).ConfigureAwait(false);
    }).ConfigureAwait(false);

    public async Task<Outputs> CommandsAsync(int count, params string[] words)
    {
        var began = TimeProvider.System.GetTimestamp();
        var ids = await EnqueueAsync(count, i => Enqueue(words, i)).ConfigureAwait(false);
        await UntilDoneAsync().ConfigureAwait(false);
        long bytes = 0;
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = Clients }, (id, _) =>
        {
            Interlocked.Add(ref bytes, Outcome(id)!.Length);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new Outputs(TimeProvider.System.GetElapsedTime(began).TotalSeconds, bytes);
    }

    public async Task<bool> BeginAsync(int count, params string[] words)
    {
        await EnqueueAsync(count, i => Enqueue(words, i)).ConfigureAwait(false);
        return true;
    }

    public Task KillWorkerAsync()
    {
        _servers[^1].Kill();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _servers.ForEach(server => server.Dispose());
        return ValueTask.CompletedTask;
    }

    /// <summary>A job's result, which is empty where it has none; null while it goes on.</summary>
    private static string? Outcome(string id)
    {
        using var connection = JobStorage.Current.GetConnection();
        var state = connection.GetStateData(id);
        return state?.Name switch
        {
            "Succeeded" => state.Data.TryGetValue("Result", out var result) ? JsonSerializer.Deserialize<string>(result) : "",
            "Failed" => throw new InvalidOperationException($"Job {id} failed: {state.Reason}"),
            _ => null,
        };
    }

    private static async Task<IReadOnlyCollection<string>> EnqueueAsync(int count, Func<string, string> enqueue)
    {
        var ids = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Clients }, (i, _) =>
        {
            ids.Add(enqueue(i.ToString(CultureInfo.InvariantCulture)));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return ids;
    }

    private static async Task UntilDoneAsync()
    {
        var storage = JobStorage.Current.GetMonitoringApi();
        // In the order in which jobs go on: none is missed.
        while (storage.EnqueuedCount("default") + storage.FetchedCount("default") + storage.ProcessingCount() > 0)
            await Task.Delay(Look).ConfigureAwait(false);
    }

    private string Enqueue(string[] words, string number)
    {
        string[] all = [.. words, number];
        return Client.Enqueue(() => HangfireJobs.RunAsync(all));
    }
}
