using System.Globalization;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>The schedule that runs through a round: every five seconds, missed times made up for.</summary>
internal sealed class RoundSchedule(string name)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A time may be handed in so late, when all that was missed is made up for.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);

    /// <summary>For that it has so long, when all is healed.</summary>
    private static readonly TimeSpan CatchUpPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly string _prefix = $"~{name}/";
    private DateTimeOffset _put;
    private DateTimeOffset _removed;

    public async Task PutAsync(ClusterClient client)
    {
        await client.Schedules.PutAsync(name, new ScheduleRequest
        {
            Cron = "*/5 * * * * *",
            Missed = MissedTimes.All,
            Overlap = OverlapPolicy.Allow,
            Job = new JobRequest { Kind = "noop", Inputs = new JobInputs.Range(0, 3) },
        }).ConfigureAwait(false);
        _put = TimeProvider.System.GetUtcNow();
    }

    /// <summary>Removes it, when what was missed has been made up for.</summary>
    public async Task RemoveAsync(ClusterClient client)
    {
        var latest = TimeProvider.System.GetUtcNow() + CatchUpPatience;
        try
        {
            while (TimeProvider.System.GetUtcNow() is var now && now < latest && (await client.Schedules.GetAsync(name).ConfigureAwait(false)).NextAt < now - Every)
                await Task.Delay(Look).ConfigureAwait(false);
            _removed = TimeProvider.System.GetUtcNow();
            await client.Schedules.RemoveAsync(name).ConfigureAwait(false);
        }
        catch (ClusterException)
        {
            // A cluster that did not come together again is told of already.
            _removed = TimeProvider.System.GetUtcNow();
        }
    }

    public ScheduleTrace Trace(IEnumerable<StoredJob> stored) => new(
        name,
        Every,
        [.. stored.Where(job => job.Key.StartsWith(_prefix, StringComparison.Ordinal)).Select(job => DateTimeOffset.Parse(job.Key[(job.Key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture))],
        _put + Every,
        _removed - Late);
}
