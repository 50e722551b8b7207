namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>A node that was told to leave.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Draining">That it leaves.</param>
internal sealed record DrainAnswer(string Address, bool Draining);
