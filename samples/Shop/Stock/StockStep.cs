namespace AkkaCluster.Samples.Shop.Stock;

/// <summary>What an order wants of a product's stock.</summary>
internal enum StockStep
{
    /// <summary>So many kept for the order.</summary>
    Reserve,

    /// <summary>What is kept, sent.</summary>
    Dispatch,

    /// <summary>What is kept, given back; a reservation that comes after it is refused.</summary>
    Release,
}
