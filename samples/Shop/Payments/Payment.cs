namespace AkkaCluster.Samples.Shop.Payments;

/// <summary>The payment of an order.</summary>
internal sealed record Payment : IState<Payment, PaymentEvent>
{
    public static Payment Empty { get; } = new();

    /// <summary>In cents; null while nobody has asked.</summary>
    public long? Amount { get; init; }

    /// <summary>What the provider said; null while that is not known.</summary>
    public PaymentEvent.Settled? Outcome { get; init; }

    /// <summary>Whether the provider has to be asked, perhaps again: by the same key it does it once.</summary>
    public bool IsOpen() => Amount is not null && Outcome is null;

    public IReadOnlyList<PaymentEvent> Decide(PaymentCommand.Charge charge) => Amount is null ? [new PaymentEvent.Begun(charge.Amount)] : [];

    public IReadOnlyList<PaymentEvent> Decide(ProviderAnswer answer) => IsOpen() && answer.Ok is { } ok ? [new PaymentEvent.Settled(ok, answer.Text)] : [];

    public Payment Apply(PaymentEvent happened) => happened switch
    {
        PaymentEvent.Begun begun => this with { Amount = begun.Amount },
        PaymentEvent.Settled settled => this with { Outcome = settled },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
