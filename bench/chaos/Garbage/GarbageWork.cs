using AkkaCluster.Chaos.Checks;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>Clients that hand in jobs of all shapes meanwhile; in the end their history is checked.</summary>
internal sealed class GarbageWork : IAsyncDisposable
{
    private const int Customers = 3;
    private const string Round = "garbage";
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(30);

    private readonly IJobStore _store;
    private readonly string _executions;
    private readonly Recorder _recorder = new();
    private readonly JobBoard _board = new(Round);
    private readonly CancellationTokenSource _over = new();
    private readonly List<ClusterClient> _clients;
    private readonly List<Customer> _customers;
    private readonly Task _working;

    public GarbageWork(IReadOnlyList<Uri> gateways, IJobStore store, string executions, int seed)
    {
        (_store, _executions) = (store, executions);
        _clients = [.. Enumerable.Range(0, Customers).Select(i => new ClusterClient(new ClusterClientOptions { Gateways = [.. gateways.Skip(i), .. gateways.Take(i)], Timeout = CallPatience }))];
        _customers = [.. _clients.Select((client, i) => new Customer($"client-{i}", client, _board, _recorder, new Random(unchecked((seed * 101) + i))))];
        _working = Task.WhenAll(_customers.Select(customer => customer.RunAsync(_over.Token)));
    }

    /// <summary>Lets all jobs end, and holds what was told, what ran and what is recorded against what is promised.</summary>
    public async Task<(History History, IReadOnlyList<Violation> Violations)> EndAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(false);
        var reader = new StoreReader(_store);
        var stored = new List<StoredJob>();
        foreach (var job in await reader.UntilEndedAsync(since: 0, _customers[0]).ConfigureAwait(false))
            stored.Add(await reader.ReadAsync(job).ConfigureAwait(false));
        var history = new History { Plans = _board.Plans, Operations = _recorder.Operations, Stored = stored, Executions = ExecutionLogs.Count(_executions, Round + "-") };
        return (history, Checker.Check(history));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(false);
        _clients.ForEach(client => client.Dispose());
        _over.Dispose();
    }
}
