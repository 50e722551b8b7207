using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The progress of a job as one caller is told it: when it changes, when it cannot go on, and when it ends.</summary>
/// <param name="watches">Who tells of changes.</param>
/// <param name="look">What is wrong with this node, or null.</param>
/// <param name="time">The clock.</param>
internal sealed class JobStream(JobWatches watches, Func<CancellationToken, Task<NotReady?>> look, TimeProvider time)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>Progress until the end.</summary>
    /// <param name="job">The job as it is.</param>
    /// <param name="readEnd">Reads the last of it; once for all who follow it at this node.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<JobProgress> FollowAsync(JobRecord job, Func<Task<JobProgress>> readEnd, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A null says that some time has passed.
        var events = Channel.CreateBounded<JobProgress?>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        using var watcher = watches.Join(job.Id, progress => events.Writer.TryWrite(progress), () => events.Writer.TryComplete());
        var ticks = time.CreateTimer(_ => events.Writer.TryWrite(null), null, LookInterval, LookInterval);
        try
        {
            if (!job.State.IsFinal())
            {
                // Nobody tells of a job that waits.
                if (job.State == JobState.Waiting)
                    yield return JobProgress.Of(job);
                await foreach (var progress in ChangesAsync(JobProgress.Of(job), events.Reader, cancellation).ConfigureAwait(false))
                    yield return progress;
            }

            yield return await watcher.ReadEndAsync(readEnd).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await ticks.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Progress until the end; where none comes for a while, whether anything can go on, as often as that changes.</summary>
    private async IAsyncEnumerable<JobProgress> ChangesAsync(JobProgress last, ChannelReader<JobProgress?> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var quiet = false;
        NotReady? ofNode = null;
        NotReady? ofJob = null;
        await foreach (var change in events.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (change is { State: var state } && state.IsFinal())
                yield break;
            if (change is not null)
                ofJob = change.NotReady;
            else if (quiet)
                ofNode = await look(cancellation).ConfigureAwait(false);
            var trouble = ofNode ?? ofJob;
            quiet = change is null;
            if (change is null && trouble == last.NotReady)
                continue;
            last = (change ?? last) with { NotReady = trouble };
            yield return last;
        }
    }
}
