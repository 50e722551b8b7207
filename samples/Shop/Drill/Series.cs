namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>What the availability is measured of.</summary>
internal enum Series
{
    /// <summary>Changes of carts, and checkouts: consistent, so they wait where the network parts.</summary>
    OrderWrites,

    /// <summary>Carts and orders, asked of themselves.</summary>
    OrderReads,

    /// <summary>Prices, set on any node.</summary>
    CatalogueWrites,

    /// <summary>The catalogue, of the node that is asked.</summary>
    CatalogueReads,

    /// <summary>The catalogue through an edge.</summary>
    EdgeReads,
}
