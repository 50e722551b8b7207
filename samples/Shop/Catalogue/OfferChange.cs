namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>What the keeper changes of a product; null stays.</summary>
/// <param name="Price">In cents.</param>
/// <param name="Text">What it is.</param>
internal sealed record OfferChange(long? Price, string? Text);
