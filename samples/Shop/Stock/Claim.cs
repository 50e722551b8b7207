namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>What a product's stock has to do with an order.</summary>
internal sealed record Claim(int Quantity, ClaimState State);
