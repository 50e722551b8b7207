using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Akka.Cluster.Tools.Internal;

/// <summary>Adds a serializer of this engine to a system that was started without its <c>reference.conf</c>, as most are.</summary>
internal static class SerializerRegistration
{
    /// <summary>Makes the defaults known, and the serializer where the system does not have it yet.</summary>
    public static void Ensure(ActorSystem system, Config defaults, string name, Type marker, Func<ExtendedActorSystem, Serializer> create)
    {
        system.Settings.InjectTopLevelFallback(defaults);
        var serialization = system.Serialization;
        lock (serialization)
        {
            if (serialization.FindSerializerByName(name) is not null) return;
            var serializer = create(serialization.System);
            serialization.AddSerializer(name, serializer);
            serialization.AddSerializationMap(marker, serializer);
        }
    }
}
