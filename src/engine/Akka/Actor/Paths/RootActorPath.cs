namespace Akka.Actor;

/// <summary>The root of the paths of a system.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>Creates it.</summary>
    public RootActorPath(Address address, string name = "") : base(address, name) { }
}
