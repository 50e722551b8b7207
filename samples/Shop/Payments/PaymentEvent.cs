namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>What happened to a payment.</summary>
internal abstract record PaymentEvent : IShopMessage
{
    /// <summary>From now on the provider may have heard of it.</summary>
    public sealed record Begun(long Amount) : PaymentEvent;

    /// <summary>The provider charged it, by its reference, or declined it, with its reason.</summary>
    public sealed record Settled(bool Ok, string Text) : PaymentEvent;
}
