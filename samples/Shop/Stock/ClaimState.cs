namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>Where a claim stands.</summary>
internal enum ClaimState
{
    Reserved,
    Refused,
    Dispatched,
    Released,
}
