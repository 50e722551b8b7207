namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>What is asked of a payment; Akka.Delivery brings it.</summary>
internal abstract record PaymentCommand : IShopMessage
{
    /// <summary>An amount in cents for an order, once.</summary>
    public sealed record Charge(string Order, long Amount) : PaymentCommand;
}
