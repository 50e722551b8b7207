using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>Answer to <see cref="GetCurrentRegions"/>.</summary>
public sealed class CurrentRegions : IClusterShardingSerializable, IEquatable<CurrentRegions>
{
    /// <summary>Nodes that have a region of the type.</summary>
    public readonly IImmutableSet<Address> Regions;

    /// <summary>Creates the message.</summary>
    public CurrentRegions(IImmutableSet<Address> regions) => Regions = regions;

    /// <inheritdoc/>
    public bool Equals(CurrentRegions? other) => other is not null && Regions.SetEquals(other.Regions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CurrentRegions);

    /// <inheritdoc/>
    public override int GetHashCode() => Regions.Count;
}
