namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>What the catalogue of this node is told; none of it goes to another node.</summary>
internal abstract record CatalogueMessage : INoSerializationVerificationNeeded
{
    public sealed record Set(string Product, OfferChange Change) : CatalogueMessage;

    /// <summary>What the product's stock says that there is.</summary>
    public sealed record StockIs(string Product, int Available) : CatalogueMessage;

    /// <summary>A change is in this node's replica; the others follow.</summary>
    public sealed record Written : CatalogueMessage;

    /// <summary>Time to let the others know that this node is there.</summary>
    public sealed record Pulse : CatalogueMessage;
}
