using Akka.Actor;
using Akka.Cluster.Tests.MultiNode;
using Akka.Configuration;

namespace Akka.Cluster.TestKit;

public abstract partial class MultiNodeClusterSpec
{
    /// <summary>The configuration of <see cref="ClusterConfig()"/>, with failure detectors that say what the test wants.</summary>
    public static Config ClusterConfigWithFailureDetectorPuppet() => ConfigurationFactory
        .ParseString($"akka.cluster.failure-detector.implementation-class = \"{typeof(FailureDetectorPuppet).FullName}, {typeof(FailureDetectorPuppet).Assembly.GetName().Name}\"")
        .WithFallback(ClusterConfig());

    /// <summary>The configuration of <see cref="ClusterConfig()"/>, with or without failure detectors that say what the test wants.</summary>
    public static Config ClusterConfig(bool failureDetectorPuppet) => failureDetectorPuppet ? ClusterConfigWithFailureDetectorPuppet() : ClusterConfig();

    /// <summary>Whether failure detectors say what the test wants.</summary>
    public bool IsFailureDetectorPuppet() => Type.GetType(Cluster.Settings.FailureDetectorImplementationClass) == typeof(FailureDetectorPuppet);

    /// <summary>The detector that this node has of another; null while it has none, or where detectors are no puppets.</summary>
    public FailureDetectorPuppet? FailureDetectorPuppet(Address address) => Cluster.FailureDetector.GetFailureDetector(address) as FailureDetectorPuppet;

    /// <summary>Waits until this node knows that these have all seen the membership that it sees.</summary>
    public void AwaitSeenSameState(params Address[] addresses) => AwaitAssert(
        () => Demand(
            Cluster.State.SeenBy.IsSupersetOf(addresses),
            $"{Myself} knows its membership to be seen by {string.Join(", ", Cluster.State.SeenBy)}; expected {string.Join(", ", addresses.AsEnumerable())}."),
        UpTimeout);
}
