using System.Runtime.CompilerServices;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>The attempts at a job's tasks, or at one of them: those that there are, or all until the job's end as they come.</summary>
internal sealed class AttemptFeed(IClusterClient client, string job, long? task)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<(long Index, int Round, int Attempt, JobAttemptOutcome Outcome, DateTimeOffset StartedAt)> _told = [];
    private readonly HashSet<long> _ahead = [];

    /// <summary>All tasks before this one have had their last attempt.</summary>
    private long _next;

    public async IAsyncEnumerable<JobAttempt> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (task is { } one)
        {
            foreach (var attempt in (await client.GetTaskAsync(job, one, cancellation).ConfigureAwait(false)).Attempts)
                yield return attempt;
            yield break;
        }
        await foreach (var attempt in client.GetAttemptsAsync(job, _next, cancellation).ConfigureAwait(false))
            yield return attempt;
    }

    public async IAsyncEnumerable<JobAttempt> FollowAsync(TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var isLast = (await client.GetAsync(job, cancellation).ConfigureAwait(false)).IsFinal;
            await foreach (var attempt in ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (!_told.Add((attempt.Index, attempt.Round, attempt.Attempt, attempt.Outcome, attempt.StartedAt)))
                    continue;
                Note(attempt);
                yield return attempt;
            }
            if (isLast)
                yield break;
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    private void Note(JobAttempt attempt)
    {
        if (!attempt.Final)
            return;
        _ahead.Add(attempt.Index);
        while (_ahead.Remove(_next))
            _next++;
    }
}
