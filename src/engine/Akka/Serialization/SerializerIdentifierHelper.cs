using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>Reads serializer identifiers from configuration.</summary>
public static class SerializerIdentifierHelper
{
    internal const string SerializationIdentifiers = "akka.actor.serialization-identifiers";

    /// <summary>The identifier that configuration gives to a type of serializer.</summary>
    /// <exception cref="ConfigurationException">There is none, or it is no number.</exception>
    public static int GetSerializerIdentifierFromConfig(Type type, ExtendedActorSystem system)
    {
        var path = $"{SerializationIdentifiers}.\"{type.TypeQualifiedName()}\"";
        if (!system.Settings.Config.HasPath(path))
            throw new ConfigurationException($"found no identifier of the serializer {type}, expected a number at '{path}' (or an override of its Identifier).");
        return system.Settings.Config.GetInt(path);
    }
}
