using Akka.Cluster;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing.Messages;

/// <summary>What <paramref name="Observer"/> found at the port of <paramref name="Subject"/>.</summary>
internal sealed record ProbeVerdict(UniqueAddress Observer, UniqueAddress Subject, Verdict Verdict) : IDowningMessage;
