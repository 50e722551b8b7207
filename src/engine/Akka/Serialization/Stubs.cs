#pragma warning disable IDE0161
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
        public Serializer FindSerializerFor(object obj, string? defaultSerializerName = null) => throw new NotSupportedException();
        /// <summary>Stub.</summary>
        public object Deserialize(byte[] bytes, int serializerId, string manifest) => throw new NotSupportedException();
        /// <summary>Stub.</summary>
        public static string ManifestFor(Serializer s, object msg) => throw new NotSupportedException();
        /// <summary>Stub.</summary>
        public static string SerializedActorPath(IActorRef actorRef) => actorRef.Path.ToSerializationFormat();
    }
    /// <summary>Stub.</summary>
    public abstract class Serializer
    {
        /// <summary>Stub.</summary>
        public abstract byte[] ToBinary(object obj);
        /// <summary>Stub.</summary>
        public virtual int Identifier => 0;
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
