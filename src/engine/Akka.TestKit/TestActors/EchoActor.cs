using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends each message to the test actor, and back to its sender.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Takes the test kit to send to, and whether the sender gets the message too.</summary>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true) => ReceiveAny(message =>
    {
        testkit.TestActor.Tell(message, Sender);
        if (echoBackToSenderAsWell && !Sender.Equals(testkit.TestActor)) Sender.Tell(message);
    });

    /// <summary>What to start one with.</summary>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
