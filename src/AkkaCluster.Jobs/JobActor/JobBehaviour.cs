namespace AkkaCluster.Jobs.JobActor;

/// <summary>What a job's actor does with messages, in one of its states.</summary>
internal abstract class JobBehaviour(JobActor actor)
{
    protected JobActor Actor { get; } = actor;

    /// <summary>Takes a message; false where none such is expected.</summary>
    public abstract bool Receive(object message);

    /// <summary>Whether it asked what is answered now.</summary>
    public virtual bool Awaits(JobReply reply) => reply.To == this;

    /// <summary>The shard moves.</summary>
    public virtual void HandOff() => Actor.Stop();
}
