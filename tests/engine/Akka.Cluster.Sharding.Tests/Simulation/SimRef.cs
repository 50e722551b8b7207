using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>An actor reference that is nothing but a name and what to do with a message.</summary>
internal sealed class SimRef(string name, Action<object, IActorRef>? receive = null) : IActorRef
{
    public string Name { get; } = name;

    public ActorPath Path => new RootActorPath(new Address("akka", "sim")) / "user" / Name;

    public void Tell(object message, IActorRef sender) => receive?.Invoke(message, sender);

    public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    // The same in each process, so that a seed gives the same run everywhere.
    public override int GetHashCode() => Name.Aggregate(17, (hash, c) => (hash * 31) + c);

    public int CompareTo(IActorRef? other) => string.CompareOrdinal(Name, (other as SimRef)?.Name);

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    public ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException("The simulation serializes nothing.");

    public override string ToString() => Name;
}
