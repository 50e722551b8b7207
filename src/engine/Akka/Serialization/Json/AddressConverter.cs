using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;

namespace Akka.Serialization.Json;

/// <summary>Writes addresses as texts.</summary>
internal sealed class AddressConverter : JsonConverter<Address>
{
    public override Address? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Address.Parse(reader.GetString() ?? "");
        }
        catch (Exception cause) when (cause is UriFormatException or ArgumentException)
        {
            throw new JsonException("found no address, expected one such as akka.tcp://system@host:4053.", cause);
        }
    }

    public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
