using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>A message that waits, with the entity that it is for.</summary>
internal readonly record struct BufferedMessage(string Entity, object Message, IActorRef Sender);
