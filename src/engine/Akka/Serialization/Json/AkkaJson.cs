using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Akka.Actor;

namespace Akka.Serialization.Json;

/// <summary>How the default serializer writes JSON.</summary>
internal static class AkkaJson
{
    public static JsonSerializerOptions Options(ExtendedActorSystem system)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(SetThroughPrivateSetters);
        return new JsonSerializerOptions
        {
            IncludeFields = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            MaxDepth = 128,
            TypeInfoResolver = resolver,
            Converters =
            {
                new ActorRefConverterFactory(system),
                new ActorPathConverter(),
                new AddressConverter(),
                new NamedTypeConverterFactory(() => system.Serialization.Allowed),
            },
        };
    }

    private static void SetThroughPrivateSetters(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties)
            if (property is { Set: null, AttributeProvider: PropertyInfo { SetMethod: { } setter } })
                property.Set = (target, value) => setter.Invoke(target, [value]);
    }
}
