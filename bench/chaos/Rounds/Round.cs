using AkkaCluster.Chaos.Checks;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.World;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>Clients at work while a plan's faults come and go; then all is healed, every job ends, and the history is checked.</summary>
internal sealed class Round(ChaosCluster cluster, string name, IReadOnlyList<Fault> plan, int seed)
{
    public const string TogetherRule = "the cluster comes together again";

    private const int Customers = 6;
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan StewardPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WholePatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Recorder _recorder = new();
    private readonly JobBoard _board = new(name);
    private readonly List<LeaderSighting> _leaders = [];
    private readonly RoundSchedule _schedule = new(name);
    private readonly StoreReader _reader = new(cluster.Reader);

    public async Task<RoundOutcome> RunAsync()
    {
        using var over = new CancellationTokenSource();
        using var clients = new ClientGroup(cluster.Gateways, Customers + 1, CallPatience);
        using var steward = new ClientGroup(cluster.Gateways, 1, StewardPatience);
        var customers = clients.Clients.Select((client, i) => new Customer(i == 0 ? Customer.Prober : $"client-{i}", client, _board, _recorder, new Random(unchecked((seed * 101) + i)))).ToList();
        var since = await _reader.LastAsync().ConfigureAwait(false);
        await _schedule.PutAsync(steward.Clients[0]).ConfigureAwait(false);
        var working = customers.Skip(1).Select(customer => customer.RunAsync(over.Token)).Append(customers[0].ProbeAsync(over.Token)).Append(WatchLeadersAsync(over.Token)).ToList();

        var windows = await InjectAsync().ConfigureAwait(false);
        var injected = _recorder.Now;
        await Task.Delay(Calm).ConfigureAwait(false);
        var troubles = await HealAsync().ConfigureAwait(false);
        var whole = _recorder.Now;
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(working).ConfigureAwait(false);
        var history = await CloseAsync(steward.Clients[0], customers[0], since).ConfigureAwait(false);
        return new RoundOutcome(history, windows, [.. troubles, .. Checker.Check(history)], injected, whole, _recorder.Now);
    }

    private async Task<IReadOnlyList<FaultWindow>> InjectAsync()
    {
        var injector = new FaultInjector(cluster);
        return await Task.WhenAll(plan.Select(async fault =>
        {
            await Task.Delay(TimeSpan.FromSeconds(fault.At)).ConfigureAwait(false);
            var began = _recorder.Now;
            await injector.InjectAsync(fault).ConfigureAwait(false);
            return new FaultWindow(fault, began, _recorder.Now);
        })).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Violation>> HealAsync()
    {
        try
        {
            await cluster.UntilWholeAsync(WholePatience, CancellationToken.None).ConfigureAwait(false);
            return [];
        }
        catch (TimeoutException apart)
        {
            return [new Violation(TogetherRule, apart.Message)];
        }
    }

    private async Task WatchLeadersAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var leadership = await cluster.Reader.ReadLeadershipAsync(CancellationToken.None).ConfigureAwait(false);
                _leaders.Add(new LeaderSighting(_recorder.Now, leadership.Epoch, leadership.Owner));
            }
            catch (StoreUnavailableException)
            {
                // It is away, as the plan wants it.
            }
            await Task.Delay(Look, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Ends what is left, and reads what there is.</summary>
    private async Task<History> CloseAsync(ClusterClient client, Customer closing, long since)
    {
        await _schedule.RemoveAsync(client).ConfigureAwait(false);
        var jobs = await _reader.UntilEndedAsync(since, closing).ConfigureAwait(false);
        var stored = new List<StoredJob>();
        foreach (var job in jobs)
            stored.Add(await _reader.ReadAsync(job).ConfigureAwait(false));
        return new History
        {
            Plans = _board.Plans,
            Operations = _recorder.Operations,
            Stored = stored,
            Executions = ExecutionLogs.Count(cluster.ExecutionFolder, name + "-"),
            Leaders = _leaders,
            Schedules = [_schedule.Trace(stored)],
        };
    }
}
