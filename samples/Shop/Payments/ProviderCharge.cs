namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>A charge as the provider is asked for it, and as it stands in its books.</summary>
internal sealed record ProviderCharge(string Order, long Amount);
