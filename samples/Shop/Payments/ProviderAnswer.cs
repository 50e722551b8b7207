namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>What the provider said to a call.</summary>
/// <param name="Ok">Whether it charged; null where nobody knows: it failed, hung, or its answer was lost.</param>
/// <param name="Text">Its reference, or why not.</param>
internal sealed record ProviderAnswer(bool? Ok, string Text) : INoSerializationVerificationNeeded;
