using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Client;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Soak;

/// <summary>
/// Clients at work in shifts of half a minute, each with a schedule of its own: finished jobs are kept for some minutes only, so each shift's history is checked while the next one is at work.
/// </summary>
internal sealed class Shifts : IDisposable
{
    public const int Customers = 24;

    private const int MostTold = 10;
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan SchedulePatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(60);

    private readonly IJobStore _store;
    private readonly Pace _pace;
    private readonly int _seed;
    private readonly Action<string> _fault;
    private readonly ClientGroup _clients;
    private readonly ClientGroup _schedules;
    private readonly List<Task> _closing = [];
    private readonly Lock _gate = new();
    private (Shift Shift, Task<RoundSchedule?> Schedule)? _now;
    private int _count;

    /// <param name="gateways">Those of all nodes.</param>
    /// <param name="store">Where the jobs are.</param>
    /// <param name="pace">How fast clients act.</param>
    /// <param name="seed">Of what they do.</param>
    /// <param name="fault">Told of what may not be, from any thread.</param>
    public Shifts(IReadOnlyList<Uri> gateways, IJobStore store, Pace pace, int seed, Action<string> fault)
    {
        (_store, _pace, _seed, _fault) = (store, pace, seed, fault);
        (_clients, _schedules) = (new ClientGroup(gateways, Customers, CallPatience), new ClientGroup(gateways, 1, SchedulePatience));
    }

    /// <summary>For how long: what ended in a shift's first second is still kept when its last job has ended, and was read.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan Retention { get; } = TimeSpan.FromSeconds(150);

    public long Jobs { get; private set; }

    public long Tasks { get; private set; }

    public long Calls { get; private set; }

    public long Unanswered { get; private set; }

    /// <summary>Ends the shift that is at work, and begins the next.</summary>
    public async Task NextAsync()
    {
        Close();
        var name = FormattableString.Invariant($"soak-{++_count}");
        var since = await new StoreReader(_store).LastAsync().ConfigureAwait(false);
        var shift = new Shift(new JobBoard(name, SoakMix.Invent), _clients.Clients, _store, unchecked((_seed * 1009) + _count), _pace.Pause) { Since = since, EndPatience = EndPatience };
        _now = (shift, PutAsync(name));
    }

    /// <summary>Ends the last one, and waits until all are checked.</summary>
    public async Task EndAsync()
    {
        Close();
        await Task.WhenAll(_closing).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _clients.Dispose();
        _schedules.Dispose();
    }

    private void Close()
    {
        if (_now is { } now)
            _closing.Add(CloseAsync(now.Shift, now.Schedule));
        _now = null;
    }

    private async Task CloseAsync(Shift shift, Task<RoundSchedule?> put)
    {
        await using (shift.ConfigureAwait(false))
        {
            await shift.StopAsync().ConfigureAwait(false);
            var schedule = await put.ConfigureAwait(false);
            if (schedule is not null)
                await schedule.RemoveAsync(_schedules.Clients[0]).ConfigureAwait(false);
            var (history, violations) = await shift.EndAsync(schedule).ConfigureAwait(false);
            foreach (var violation in violations.Take(MostTold))
                _fault(violation.ToString());
            if (violations.Count > MostTold)
                _fault($"and {violations.Count - MostTold} more in the same half minute");
            Add(history);
        }
    }

    private void Add(History history)
    {
        lock (_gate)
        {
            Jobs += history.Stored.Count;
            Tasks += history.Stored.Sum(job => job.Tasks.Count);
            Calls += history.Operations.Count;
            Unanswered += history.Operations.Count(operation => operation.Answer == Answer.Unknown);
        }
    }

    private async Task<RoundSchedule?> PutAsync(string name)
    {
        try
        {
            var schedule = new RoundSchedule(name);
            await schedule.PutAsync(_schedules.Clients[0]).ConfigureAwait(false);
            return schedule;
        }
        catch (ClusterException refused)
        {
            _fault($"The schedule {name} was not taken in within {SchedulePatience.TotalSeconds:0} s: {refused.Message}");
            return null;
        }
    }
}
