using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Util;

namespace Akka.Serialization.Json;

/// <summary>
/// Members whose declared type says too little (object, interfaces, abstract classes) are written with the name of their type, which is looked up among
/// the allowed ones when read.
/// </summary>
internal sealed class NamedTypeConverterFactory(Func<AllowedTypes> allowed) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object)
        || ((typeToConvert.IsInterface || typeToConvert.IsAbstract) && !typeof(IEnumerable).IsAssignableFrom(typeToConvert));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(NamedTypeConverter<>).MakeGenericType(typeToConvert), allowed)!;

    private sealed class NamedTypeConverter<T>(Func<AllowedTypes> allowed) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.String) throw Malformed();
            var type = allowed().Resolve(reader.GetString()!);
            if (!typeof(T).IsAssignableFrom(type)) throw new JsonException($"found a {type}, expected a {typeof(T)}.");
            if (!reader.Read()) throw Malformed();
            var value = JsonSerializer.Deserialize(ref reader, type, options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw Malformed();
            return (T?)value;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var type = value!.GetType();
            allowed().Demand(type);
            writer.WriteStartArray();
            writer.WriteStringValue(type.TypeQualifiedName());
            JsonSerializer.Serialize(writer, value, type, options);
            writer.WriteEndArray();
        }

        private static JsonException Malformed() => new("found a member without the name of its type, expected [\"Some.Type, Some.Assembly\", value].");
    }
}
