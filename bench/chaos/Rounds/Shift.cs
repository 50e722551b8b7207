using AkkaCluster.Chaos.Checks;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>Clients that hand in jobs of all shapes for a while; in the end their history is checked.</summary>
internal sealed class Shift : IAsyncDisposable
{
    private readonly StoreReader _reader;
    private readonly Recorder _recorder = new();
    private readonly JobBoard _board;
    private readonly CancellationTokenSource _over = new();
    private readonly List<Customer> _customers;
    private readonly Task _working;

    public Shift(JobBoard board, IReadOnlyList<ClusterClient> clients, IJobStore store, int seed, Func<Random, int>? pause = null)
    {
        (_board, _reader) = (board, new StoreReader(store));
        _customers = [.. clients.Select((client, i) => new Customer($"client-{i}", client, board, _recorder, new Random(unchecked((seed * 101) + i)), pause))];
        _working = Task.WhenAll(_customers.Select(customer => customer.RunAsync(_over.Token)));
    }

    /// <summary>The number of the last job before it.</summary>
    public long Since { get; init; }

    /// <summary>How often inputs were run; null where nobody writes that down.</summary>
    public Func<IReadOnlyDictionary<string, int>>? Executions { get; init; }

    /// <summary>How long its jobs may take to end; null for two minutes.</summary>
    public TimeSpan? EndPatience { get; init; }

    /// <summary>Lets all jobs end, and holds what was told, what ran and what is recorded against what is promised.</summary>
    /// <param name="schedule">One that ran meanwhile under the board's name, and is there no more.</param>
    public async Task<(History History, IReadOnlyList<Violation> Violations)> EndAsync(RoundSchedule? schedule = null)
    {
        await StopAsync().ConfigureAwait(false);
        var stored = new List<StoredJob>();
        foreach (var job in await _reader.UntilEndedAsync(Since, _customers[0], _board.Round, EndPatience).ConfigureAwait(false))
            stored.Add(await _reader.ReadAsync(job).ConfigureAwait(false));
        var history = new History
        {
            Plans = _board.Plans,
            Operations = _recorder.Operations,
            Stored = stored,
            Executions = Executions?.Invoke(),
            Schedules = schedule is null ? [] : [schedule.Trace(stored)],
        };
        return (history, Checker.Check(history));
    }

    /// <summary>Lets the clients end what they are at.</summary>
    public async Task StopAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _over.Dispose();
    }
}
