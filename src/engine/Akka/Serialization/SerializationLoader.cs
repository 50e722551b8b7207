using System.Reflection;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Serialization;

/// <summary>Creates and binds the serializers that configuration and <see cref="SerializationSetup"/> name.</summary>
internal static class SerializationLoader
{
    public static void Load(Serialization serialization, ExtendedActorSystem system)
    {
        var config = system.Settings.Config;
        foreach (var (name, value) in Items(config, "akka.actor.serializers"))
            if (FindType(value, $"akka.actor.serializers.{name}", system) is { } type)
                serialization.AddSerializer(name, Create(type, name, system));
        foreach (var (typeName, name) in Items(config, "akka.actor.serialization-bindings"))
        {
            if (FindType(typeName, "akka.actor.serialization-bindings", system) is not { } type) continue;
            if (serialization.FindSerializerByName(name) is { } serializer) serialization.AddSerializationMap(type, serializer);
            else system.Log.Warning("Found the type [{0}] bound to the serializer [{1}], which akka.actor.serializers does not have; the binding is ignored.", typeName, name);
        }
        var setup = system.Settings.Setup.Get<SerializationSetup>();
        if (!setup.HasValue) return;
        foreach (var details in setup.Value.CreateSerializers(system))
        {
            serialization.AddSerializer(details.Alias, details.Serializer);
            foreach (var type in details.UseFor) serialization.AddSerializationMap(type, details.Serializer);
        }
    }

    private static IEnumerable<(string Key, string Value)> Items(Config config, string path) =>
        config.GetConfig(path).AsEnumerable().Where(item => item.Value.GetString() is { Length: > 0 }).Select(item => (item.Key, item.Value.GetString()!));

    private static Type? FindType(string name, string path, ExtendedActorSystem system)
    {
        var type = Type.GetType(name, throwOnError: false);
        if (type is null) system.Log.Warning("Found the type [{0}] in [{1}], which is nowhere; expected a name such as \"Some.Type, Some.Assembly\". The entry is ignored.", name, path);
        return type;
    }

    private static Serializer Create(Type type, string name, ExtendedActorSystem system)
    {
        try
        {
            var settings = system.Settings.Config.GetConfig($"akka.actor.serialization-settings.{name}");
            var withSettings = type.GetConstructor([typeof(ExtendedActorSystem), typeof(Config)]);
            return (Serializer)(withSettings is not null ? withSettings.Invoke([system, settings]) : Activator.CreateInstance(type, system)!);
        }
        catch (Exception cause) when (cause is MissingMethodException or InvalidCastException or TargetInvocationException)
        {
            throw new ConfigurationException(
                $"The serializer '{name}' of type {type} cannot be created: expected a {nameof(Serializer)} with a public constructor that takes an {nameof(ExtendedActorSystem)}" +
                $" (and a {nameof(Config)}, where it has settings). {(cause.InnerException ?? cause).Message}", cause);
        }
    }
}
