using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>Stands for the shard region: makes a job's actor when something is sent to it.</summary>
internal sealed class LocalRegion : ReceiveActor
{
    public LocalRegion(Func<string, IActorRef, Props> jobProps, Action<object> sent)
    {
        Receive<Hand>(hand =>
        {
            var job = Context.Child(hand.JobId);
            if (!job.IsNobody())
                Context.Stop(job);
            Sender.Tell(hand);
        });
        Receive<IJobMessage>(message =>
        {
            sent(message);
            var job = Context.Child(message.JobId);
            (job.IsNobody() ? Context.ActorOf(jobProps(message.JobId, Self), message.JobId) : job).Forward(message);
        });
    }

    public static Props Props(Func<string, IActorRef, Props> jobProps, Action<object> sent) => Akka.Actor.Props.Create(() => new LocalRegion(jobProps, sent));

    /// <summary>Ends a job's actor as a moving shard or a lost node would; the next message makes its next incarnation.</summary>
    internal sealed record Hand(string JobId);
}
