using Akka.Cluster;
using AkkaCluster.Membership.CrashDetection;

namespace AkkaCluster.Membership.Messages;

/// <summary>What <paramref name="Observer"/> found at the port of <paramref name="Subject"/>.</summary>
internal sealed record ProbeVerdict(UniqueAddress Observer, UniqueAddress Subject, Verdict Verdict) : IMembershipMessage;
