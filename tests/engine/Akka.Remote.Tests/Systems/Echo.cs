using Akka.Actor;

namespace Akka.Remote.Tests.Systems;

/// <summary>Sends back what it gets; stops or fails when told so.</summary>
internal sealed class Echo : UntypedActor
{
    public const string Stop = "stop";
    public const string Fail = "fail";

    protected override void OnReceive(object message)
    {
        if (message is Stop) Context.Stop(Self);
        else if (message is Fail) throw new InvalidOperationException("told to fail");
        else Sender.Tell(message, Self);
    }
}
