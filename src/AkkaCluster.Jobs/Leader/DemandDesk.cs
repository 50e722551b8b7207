using Akka.Actor;
using AkkaCluster.Jobs.Demand;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Tells how many slots would do what is queued within a time.</summary>
internal sealed class DemandDesk(LeaderTerm term, WorkerRoster workers)
{
    /// <summary>For so long an answer holds for others that ask the same: each looks at all jobs.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    private readonly RunTimes _times = new();
    private ClusterDemand? _last;
    private DateTimeOffset _at;

    public void Receive() => term.Actor.On<LeaderCommands.GetDemand>(question =>
    {
        var now = term.Actor.Now;
        if (_last?.Within != question.Within || now - _at >= Fresh)
            (_last, _at) = (new DemandEstimate(workers.All, workers.StandbyMayWork, _times, now).Of(term.Queue.All, question.Within), now);
        term.Actor.Asker.Tell(new LeaderReplies.Demand(_last));
    });

    /// <summary>Learns from how far a job is now, before that is held of it.</summary>
    public void Learn(QueuedJob job, JobProgress now)
    {
        if (now.TaskTime is { } each)
            _times.Learn(job.Kind, now.Succeeded + now.Failed - (job.Progress is { } before ? before.Succeeded + before.Failed : 0), each);
    }
}
