using Akka.Actor;

namespace Akka.Cluster.Tests.Systems;

/// <summary>Completes a task when the actor that it watches has terminated.</summary>
internal sealed class Undertaker : ReceiveActor
{
    public Undertaker(IActorRef watched, TaskCompletionSource terminated)
    {
        Receive<Terminated>(_ => terminated.TrySetResult());
        Context.Watch(watched);
    }
}
