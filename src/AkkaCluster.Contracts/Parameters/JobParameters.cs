using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AkkaCluster.Contracts;

/// <summary>A job's parameters after validation, with the defaults filled in.</summary>
public sealed class JobParameters
{
    private readonly IReadOnlyDictionary<string, JsonElement> _values;

    internal JobParameters(IReadOnlyDictionary<string, JsonElement> values) => _values = values;

    /// <summary>No parameters.</summary>
    public static JobParameters None { get; } = new(new Dictionary<string, JsonElement>());

    /// <summary>Whether the parameter has a value, given or by default.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A text.</summary>
    /// <exception cref="KeyNotFoundException">The parameter has no value.</exception>
    public string GetText(string name) => Get(name).GetString()!;

    /// <summary>A whole number.</summary>
    /// <exception cref="KeyNotFoundException">The parameter has no value.</exception>
    public long GetInteger(string name) => Get(name).GetInt64();

    /// <summary>A number.</summary>
    /// <exception cref="KeyNotFoundException">The parameter has no value.</exception>
    public double GetNumber(string name) => Get(name).GetDouble();

    /// <summary>A flag; false where it has no value.</summary>
    public bool GetFlag(string name) => _values.TryGetValue(name, out var value) && value.GetBoolean();

    /// <summary>A list of texts; empty where it has no value.</summary>
    public IReadOnlyList<string> GetTexts(string name) =>
        _values.TryGetValue(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>A map of texts; empty where it has no value.</summary>
    public IReadOnlyDictionary<string, string> GetTextMap(string name) =>
        _values.TryGetValue(name, out var value) ? value.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!) : new Dictionary<string, string>();

    /// <summary>The parameters as a JSON object, for the job store and the wire.</summary>
    public string ToJson()
    {
        if (_values.Count == 0)
            return "{}";
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _values)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc />
    public override string ToString() => ToJson();

    private JsonElement Get(string name) => _values.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"Parameter '{name}' has no value; there are {(_values.Count == 0 ? "none" : string.Join(", ", _values.Keys))}. Define it in the kind's schema, with a default or as required.");
}
