namespace AkkaCluster.Jobs.Http.Cluster;

/// <summary>A worker that was given other slots.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Slots">How many it has now.</param>
internal sealed record SlotsAnswer(string Address, int Slots);
