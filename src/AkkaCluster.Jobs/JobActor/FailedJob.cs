using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The actor failed, and waits before it begins anew. Until then nothing is kept: all is repeated.</summary>
internal sealed class FailedJob : JobBehaviour
{
    private readonly object _pauseOver = new();

    public FailedJob(JobActor actor, TimeSpan pause) : base(actor) => actor.Timers.StartSingleTimer(_pauseOver, _pauseOver, pause);

    public override bool Receive(object message)
    {
        if (message == _pauseOver)
            LoadingJob.Begin(Actor);
        return message == _pauseOver || message is IJobMessage;
    }
}
