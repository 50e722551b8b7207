using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>Registrations of one node, or what changed in them after <paramref name="From"/> up to <paramref name="Version"/>.</summary>
internal sealed record RegistryBucket(Address Owner, long From, long Version, ImmutableDictionary<string, RegistryEntry> Content)
{
    public static RegistryBucket Empty(Address owner) => new(owner, 0, 0, ImmutableDictionary<string, RegistryEntry>.Empty);
}
