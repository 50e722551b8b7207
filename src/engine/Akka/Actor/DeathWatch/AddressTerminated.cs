namespace Akka.Actor;

/// <summary>A node is lost; cells that watch its actors, or are watched by them, get this.</summary>
internal sealed class AddressTerminated : IAutoReceivedMessage, IPossiblyHarmful, Event.IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    public AddressTerminated(Address address) => Address = address;

    public Address Address { get; }

    public override string ToString() => $"<AddressTerminated>: {Address}";
}
