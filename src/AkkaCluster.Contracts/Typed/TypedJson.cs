using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AkkaCluster.Contracts;

/// <summary>Values of typed kinds as JSON, and strings as the texts that they are.</summary>
internal static class TypedJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static T Read<T>(TaskInput input, JsonSerializerOptions options)
    {
        if (typeof(T) == typeof(string))
            return (T)(object)input.Text;
        if (typeof(T) == typeof(NumberRange) && input.IsRange)
            return (T)(object)new NumberRange(input.From, input.To);
        try
        {
            return JsonSerializer.Deserialize<T>(input.Text, options)!;
        }
        catch (JsonException e)
        {
            throw new TaskFailedException($"The input '{input.Text}' is no {typeof(T).Name}: {e.Message}", e, permanent: true);
        }
    }

    /// <summary>Why it cannot be read; null where it can.</summary>
    public static string? Problem<T>(TaskInput input, JsonSerializerOptions options)
    {
        try
        {
            Read<T>(input, options);
            return null;
        }
        catch (TaskFailedException e)
        {
            return e.Message;
        }
    }

    public static T Read<T>(ReadOnlySpan<byte> output, JsonSerializerOptions options) =>
        typeof(T) == typeof(string) ? (T)(object)Encoding.UTF8.GetString(output) : JsonSerializer.Deserialize<T>(output, options)!;

    public static string Write<T>(T value, JsonSerializerOptions options) => value is string text ? text : JsonSerializer.Serialize(value, options);

    public static void Write<T>(T value, IBufferWriter<byte> output, JsonSerializerOptions options)
    {
        if (value is string text)
        {
            Encoding.UTF8.GetBytes(text, output);
            return;
        }

        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = options.Encoder });
        JsonSerializer.Serialize(writer, value, options);
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
