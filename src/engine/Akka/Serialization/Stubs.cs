using Akka.Actor;
namespace Akka.Serialization
{
    /// <summary>Stub.</summary>
    public class Serialization
    {
        /// <summary>Stub.</summary>
        public Serialization(ExtendedActorSystem system) => System = system;
        /// <summary>Stub.</summary>
        public ExtendedActorSystem System { get; }
        /// <summary>Stub.</summary>
        public static string SerializedActorPath(IActorRef actorRef) => actorRef.Path.ToSerializationFormat();
    }
    /// <summary>Stub.</summary>
    public sealed class Information
    {
        /// <summary>Stub.</summary>
        public Information(Address address, ActorSystem system) => (Address, System) = (address, system);
        /// <summary>Stub.</summary>
        public Address Address { get; }
        /// <summary>Stub.</summary>
        public ActorSystem System { get; }
    }
}
