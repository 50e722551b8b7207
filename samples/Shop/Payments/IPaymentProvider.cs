namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>Who takes the money: another company's system, over a network.</summary>
internal interface IPaymentProvider
{
    /// <summary>Charges an order; asked again for the same one it says what it said, if it knows.</summary>
    Task<ProviderAnswer> ChargeAsync(string order, long amount);
}
