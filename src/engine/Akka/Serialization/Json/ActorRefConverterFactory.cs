using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;

namespace Akka.Serialization.Json;

/// <summary>Writes actor references as their paths.</summary>
internal sealed class ActorRefConverterFactory(ExtendedActorSystem system) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeof(IActorRef).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ActorRefConverter<>).MakeGenericType(typeToConvert), system)!;

    private sealed class ActorRefConverter<T>(ExtendedActorSystem system) : JsonConverter<T> where T : class, IActorRef
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } path ? system.Serialization.DeserializeActorRef(path) as T : null;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Serialization.SerializedActorPath(value));
    }
}
