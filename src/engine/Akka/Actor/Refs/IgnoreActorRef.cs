namespace Akka.Actor;

/// <summary>Takes every message and forgets it, and can be sent to other nodes.</summary>
internal sealed class IgnoreActorRef : MinimalActorRef
{
    public IgnoreActorRef(IActorRefProvider provider) => Provider = provider;

    public static ActorPath IgnorePath { get; } = new RootActorPath(Address.AllSystems) / "ignore";

    public override ActorPath Path => IgnorePath;

    public override IActorRefProvider Provider { get; }
}
