namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>An entity's reminder to itself that something is outstanding.</summary>
internal sealed record Again : INoSerializationVerificationNeeded;
