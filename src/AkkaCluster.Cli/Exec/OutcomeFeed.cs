using AkkaCluster.Client;

namespace AkkaCluster.Cli.Exec;

/// <summary>The outcomes of a job's commands, each once, soon after they are recorded: of those that are found together in the order in which they ended.</summary>
/// <param name="client">The cluster.</param>
/// <param name="job">The job.</param>
/// <param name="ordered">Whether outcomes are wanted in order of the inputs only: then no more is read than that.</param>
internal sealed class OutcomeFeed(IClusterClient client, string job, bool ordered)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly HashSet<long> _ahead = [];
    private long _next;

    /// <summary>What is new, until <paramref name="ended"/> and all is read.</summary>
    public async IAsyncEnumerable<ExecOutcome> ReadAsync(Task ended, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var pause = ShortestPause;
        while (true)
        {
            var last = ended.IsCompleted;
            var began = time.GetTimestamp();
            var found = await LookAsync(last, cancellation).ConfigureAwait(false);
            foreach (var outcome in found)
                yield return outcome;
            if (last)
                yield break;
            // Reading takes a fifth of the time at most, however much there is.
            var quiet = time.GetElapsedTime(began) * 4;
            pause = found.Count > 0 ? ShortestPause : pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
            await Task.WhenAny(ended, Task.Delay(quiet > pause ? quiet : pause, time, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<List<ExecOutcome>> LookAsync(bool last, CancellationToken cancellation)
    {
        const int most = 1000;
        var found = new List<ExecOutcome>();
        await foreach (var task in client.GetTasksAsync(job, _next, null, cancellation).ConfigureAwait(false))
        {
            if (task.Index != _next && (ordered && !last))
                break;
            if (task.Index == _next)
                _next++;
            else if (task.Index < _next || !_ahead.Add(task.Index))
                continue;
            found.Add(ExecOutcome.Read(task));
            while (_ahead.Remove(_next))
                _next++;
            if (found.Count == most && !last)
                break;
        }
        return ordered ? found : [.. found.OrderBy(outcome => outcome.EndedAt)];
    }
}
