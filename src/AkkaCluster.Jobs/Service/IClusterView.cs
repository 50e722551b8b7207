using Akka.Actor;

namespace AkkaCluster.Jobs;

/// <summary>What this node sees of the cluster's members.</summary>
internal interface IClusterView
{
    string SelfAddress { get; }

    /// <summary>The members; <paramref name="leader"/> is the address of the leader's node.</summary>
    IReadOnlyList<NodeInfo> Nodes(string? leader);

    /// <summary>The agents of all worker nodes that can be reached, to tell them something.</summary>
    IReadOnlyList<ICanTell> Workers();

    /// <summary>Makes a member leave; false where there is none of this address.</summary>
    bool Leave(string address);
}
