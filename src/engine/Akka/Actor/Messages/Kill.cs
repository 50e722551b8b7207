namespace Akka.Actor;

/// <summary>Makes an actor throw <see cref="ActorKilledException"/>, which its supervisor then decides about.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill() { }

    /// <summary>The one instance.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<Kill>";
}
