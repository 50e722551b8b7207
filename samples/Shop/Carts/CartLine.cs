namespace AkkaCluster.Samples.Shop.Carts;

/// <summary>So many of a product, at the price in cents that its owner saw.</summary>
internal sealed record CartLine(string Product, int Quantity, long Price);
