using Akka.Actor;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>Stands for the way to the leader: forwards to whoever it is now, and drops what comes while there is none. Notes what was sent.</summary>
internal sealed class Doorway : ReceiveActor
{
    private IActorRef? _leader;

    public Doorway(Action<object> sent)
    {
        Receive<Open>(open => _leader = open.Leader);
        ReceiveAny(message =>
        {
            sent(message);
            _leader?.Forward(message);
        });
    }

    internal sealed record Open(IActorRef? Leader);
}
