using System.Collections.Immutable;
using Akka.Cluster.Gossiping;
using Akka.Util;

namespace Akka.Cluster.Protocol;

/// <summary>The settings that the protocol's decisions depend on.</summary>
internal sealed record ProtocolSettings
{
    public ImmutableHashSet<string> Roles { get; init; } = [];

    public AppVersion AppVersion { get; init; } = AppVersion.Zero;

    public RequiredMembers Required { get; init; } = RequiredMembers.One;

    /// <summary>How long there must have been no convergence before joining members become WeaklyUp; null for never.</summary>
    public TimeSpan? WeaklyUpAfter { get; init; } = TimeSpan.FromSeconds(7);

    public int MonitoredByNrOfMembers { get; init; } = 9;

    public double GossipDifferentViewProbability { get; init; } = 0.8;

    /// <summary>From how many members on that probability is halved.</summary>
    public int ReduceGossipDifferentViewProbability { get; init; } = 400;

    /// <summary>How many others a change is told at once.</summary>
    public int Fanout { get; init; } = 3;

    /// <summary>How long a node that finds itself Down, or is done Exiting, waits for the others to know of it.</summary>
    public TimeSpan FarewellTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
