namespace AkkaCluster.Chaos.Histories;

/// <summary>Who led, as the store said at a moment.</summary>
internal sealed record LeaderSighting(double At, long Epoch, string Owner);
