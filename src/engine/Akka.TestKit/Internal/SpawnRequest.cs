using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Asks a test actor for a child; answered through a task, so that the answer does not mix with the messages of the test.</summary>
internal sealed record SpawnRequest(TestKit.TestActor.Spawn Spawn, TaskCompletionSource<IActorRef> Child) : INoSerializationVerificationNeeded;
