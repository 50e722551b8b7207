using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The actor waits for the message that it was made for.</summary>
internal sealed class WaitingJob(JobActor actor) : JobBehaviour(actor)
{
    public override bool Receive(object message)
    {
        switch (message)
        {
            case JobCommands.Start start:
                Actor.TraceParent = start.TraceParent;
                JobRun.Begin(Actor, start.Job, null, start.Limit);
                return true;
            case IJobMessage:
                Actor.KeepForLater();
                LoadingJob.Begin(Actor);
                return true;
            default:
                return false;
        }
    }
}
