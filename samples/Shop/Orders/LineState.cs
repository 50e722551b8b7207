namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>How far a line of an order is.</summary>
internal enum LineState
{
    Wanted,
    Reserved,
    Refused,
    Dispatched,
    Released,
}
