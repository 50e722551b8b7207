namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>What an order is at; the last two are the end.</summary>
internal enum OrderState
{
    Unknown,
    Reserving,
    Charging,
    Dispatching,
    Releasing,
    Completed,
    Cancelled,
}
