using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Remote.Tests.Systems;

/// <summary>The actor behind a <see cref="Probe"/>.</summary>
internal sealed class ProbeActor(ChannelWriter<(object Message, IActorRef Sender)> received) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is Run run) run.Action(Context);
        else received.TryWrite((message, Sender));
    }

    /// <summary>Runs something in the actor.</summary>
    internal sealed record Run(Action<IActorContext> Action) : INoSerializationVerificationNeeded;
}
