using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;

namespace Akka.Serialization.Json;

/// <summary>Writes actor paths as texts.</summary>
internal sealed class ActorPathConverter : JsonConverter<ActorPath>
{
    public override bool CanConvert(Type typeToConvert) => typeof(ActorPath).IsAssignableFrom(typeToConvert);

    public override ActorPath? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ActorPath.TryParse(reader.GetString() ?? "", out var path) ? path : throw new JsonException("found no actor path, expected one.");

    public override void Write(Utf8JsonWriter writer, ActorPath value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToSerializationFormat());
}
