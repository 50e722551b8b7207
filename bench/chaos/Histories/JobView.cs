using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Histories;

/// <summary>A job as somebody was told of it, or as it stands in the store.</summary>
internal sealed record JobView(JobState State, int Round, long Succeeded, long Failed, bool Paused = false)
{
    public bool IsFinal => State >= JobState.Succeeded;

    public static JobView Of(Job job) => new(job.State, job.Round, job.Succeeded, job.Failed, job.Paused);
}
