namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>So many of a product at a price in cents, and how far it is.</summary>
internal sealed record OrderLine(string Product, int Quantity, long Price, LineState State);
