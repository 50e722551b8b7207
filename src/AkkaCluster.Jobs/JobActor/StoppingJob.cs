using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The actor has asked to be stopped. Nothing is of use to it any more.</summary>
internal sealed class StoppingJob(JobActor actor) : JobBehaviour(actor)
{
    public override bool Receive(object message) => message is IJobMessage;
}
