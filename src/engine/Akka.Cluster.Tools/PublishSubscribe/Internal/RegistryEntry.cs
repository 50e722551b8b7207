using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>One registration: who is registered under a key, since which version; nobody (null) once it was removed.</summary>
internal sealed record RegistryEntry(long Version, IActorRef? Ref);
