using Akka.Actor;

namespace AkkaCluster.MultiNodeTests.Tools;

/// <summary>A singleton that answers with the name of its node, and tells an observer when it starts and stops.</summary>
public sealed class Host : ReceiveActor
{
    private readonly string _role;
    private readonly ActorSelection _observer;

    public Host(string role, ActorSelection observer)
    {
        _role = role;
        _observer = observer;
        Receive<string>(text => Sender.Tell($"{role}:{text}"));
    }

    protected override void PreStart() => _observer.Tell($"{_role} starts");

    protected override void PostStop() => _observer.Tell($"{_role} stops");
}
