using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Says what a job waits for while nothing of it is worked on; each reason once.</summary>
internal sealed class WaitTeller(string id, Func<Task<ClusterInfo>> look, Action<string> say)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private volatile JobProgress? _last;

    /// <summary>Hands the progress on and keeps the last of it.</summary>
    public async IAsyncEnumerable<JobProgress> Note(IAsyncEnumerable<JobProgress> watched)
    {
        await foreach (var progress in watched.ConfigureAwait(false))
            yield return _last = progress;
    }

    /// <summary>Looks every few seconds whether the job stands still, until it is cancelled.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var told = "";
        JobProgress? before = null;
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            var now = _last;
            if (IsStill(before, now) && await ReasonAsync().ConfigureAwait(false) is { } reason && reason != told)
                say($"job {id}: {told = reason}");
            before = now;
        }
    }

    private static bool IsStill(JobProgress? before, JobProgress? now) =>
        now is { IsFinal: false, Paused: false, Leased: 0, NotReady: null } && before is not null && (now.Succeeded, now.Failed) == (before.Succeeded, before.Failed);

    private async Task<string?> ReasonAsync()
    {
        try
        {
            return WaitReason.Of(await look().ConfigureAwait(false));
        }
        catch (ClusterException)
        {
            return null;
        }
    }
}
