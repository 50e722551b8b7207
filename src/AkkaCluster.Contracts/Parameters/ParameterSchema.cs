using System.Text.Json;
using System.Text.Json.Nodes;

namespace AkkaCluster.Contracts;

/// <summary>The parameters that a job kind takes, and the check of those that a job brings.</summary>
public sealed class ParameterSchema
{
    private readonly Dictionary<string, ParameterDefinition> _definitions;
    private readonly TypedSchema? _typed;

    /// <summary>A schema of these parameters.</summary>
    public ParameterSchema(params ParameterDefinition[] definitions) =>
        _definitions = definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    private ParameterSchema(TypedSchema typed)
        : this() => _typed = typed;

    /// <summary>The schema of a kind that takes no parameters.</summary>
    public static ParameterSchema Empty { get; } = new();

    /// <summary>A schema that is derived from a type: from its members, their default values, <c>[Description]</c>, and the attributes of <c>System.ComponentModel.DataAnnotations</c>, which are held too.</summary>
    /// <typeparam name="T">A class or record that a JSON object is read into.</typeparam>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ArgumentException">The type is none that a JSON object is read into.</exception>
    public static ParameterSchema Of<T>(JsonSerializerOptions options)
        where T : class => new(new TypedSchema(typeof(T), options));

    /// <summary>The parameters, in the order in which they were defined; none where the schema was derived from a type.</summary>
    public IReadOnlyCollection<ParameterDefinition> Definitions => _definitions.Values;

    /// <summary>Checks a job's parameters and fills in the defaults.</summary>
    /// <param name="json">A JSON object, or null or empty for none.</param>
    /// <param name="errors">What is wrong, one sentence each; empty when the parameters are valid.</param>
    /// <returns>The parameters; those without an error are in it.</returns>
    public JobParameters Validate(string? json, out IReadOnlyList<string> errors)
    {
        var found = new List<string>();
        errors = found;
        var given = Parse(json, found);
        if (_typed is not null)
            return new JobParameters(found.Count == 0 ? _typed.Validate(given, found) : []);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (!_definitions.TryGetValue(name, out var definition))
                found.Add($"Unknown parameter '{name}'; this kind takes {(_definitions.Count == 0 ? "none" : string.Join(", ", _definitions.Keys))}.");
            else if (ParameterCheck.Problem(definition, value) is { } problem)
                found.Add(problem);
            else
                values[name] = value;
        }

        AddDefaults(values, found);
        return new JobParameters(values);
    }

    /// <summary>The schema as JSON Schema, for the API's description.</summary>
    public JsonObject ToJsonSchema() => _typed?.Json.DeepClone().AsObject() ?? new JsonObject
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(_definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToJsonSchema()))),
        ["required"] = new JsonArray([.. _definitions.Values.Where(definition => definition.Required).Select(definition => JsonValue.Create(definition.Name))]),
    };

    private void AddDefaults(Dictionary<string, JsonElement> values, List<string> errors)
    {
        foreach (var definition in _definitions.Values.Where(definition => !values.ContainsKey(definition.Name)))
        {
            if (definition.Default is not null)
                values[definition.Name] = JsonDocument.Parse(definition.Default).RootElement;
            else if (definition.Required && !errors.Any(error => error.Contains($"'{definition.Name}'", StringComparison.Ordinal)))
                errors.Add($"Parameter '{definition.Name}' is missing: {definition.Description}");
        }
    }

    private static List<KeyValuePair<string, JsonElement>> Parse(string? json, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(json))
            return [];
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            if (root.ValueKind == JsonValueKind.Object)
                return [.. root.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value))];
            errors.Add($"The parameters are a JSON {root.ValueKind}; expected an object.");
        }
        catch (JsonException e)
        {
            errors.Add($"The parameters are no JSON: {e.Message}");
        }

        return [];
    }
}
