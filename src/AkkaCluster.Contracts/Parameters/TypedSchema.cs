using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace AkkaCluster.Contracts;

/// <summary>A schema that is derived from a type, and what is held against it.</summary>
internal sealed class TypedSchema
{
    private readonly Type _type;
    private readonly JsonSerializerOptions _options;

    public TypedSchema(Type type, JsonSerializerOptions options)
    {
        (_type, _options) = (type, options);
        Json = options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        if (Json["type"]?.GetValueKind() != JsonValueKind.String || Json["type"]!.GetValue<string>() != "object")
            throw new ArgumentException($"Parameters cannot be of type {type}: expected a class or record that a JSON object is read into.", nameof(type));
        if (Json["properties"] is null)
            Json["properties"] = new JsonObject();
        AddDefaults();
    }

    public JsonObject Json { get; }

    private JsonObject Properties => Json["properties"]!.AsObject();

    /// <summary>The values of what can be read, with the defaults of the type.</summary>
    public Dictionary<string, JsonElement> Validate(IReadOnlyList<KeyValuePair<string, JsonElement>> given, List<string> errors)
    {
        foreach (var (name, _) in given.Where(value => !Properties.ContainsKey(value.Key)))
            errors.Add($"Unknown parameter '{name}'; this kind takes {(Properties.Count == 0 ? "none" : string.Join(", ", Properties.Select(property => property.Key)))}.");
        foreach (var name in (Json["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).Where(name => !given.Any(value => value.Key == name)))
            errors.Add($"Parameter '{name}' is missing: {Properties[name]?["description"]}".TrimEnd(' ', ':') + (Properties[name]?["description"] is null ? "." : ""));
        return errors.Count == 0 && Read(given, errors) is { } value
            ? JsonSerializer.SerializeToElement(value, _type, _options).EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null).ToDictionary(property => property.Name, property => property.Value)
            : [];
    }

    private object? Read(IEnumerable<KeyValuePair<string, JsonElement>> given, List<string> errors)
    {
        try
        {
            var members = new JsonObject();
            foreach (var (name, member) in given)
                members[name] = JsonNode.Parse(member.GetRawText());
            var value = members.Deserialize(_type, _options)!;
            var found = new List<ValidationResult>();
            Validator.TryValidateObject(value, new ValidationContext(value), found, validateAllProperties: true);
            errors.AddRange(found.Select(result => $"Parameter {string.Join(", ", result.MemberNames.Select(name => $"'{_options.PropertyNamingPolicy?.ConvertName(name) ?? name}'"))}: {result.ErrorMessage}"));
            return value;
        }
        catch (JsonException e)
        {
            var path = e.Path?.TrimStart('$', '.');
            // What follows names lines of a text that nobody has written so.
            errors.Add($"Parameter '{path}' cannot be read: {e.Message.Split(" Path: ")[0]}");
            return null;
        }
    }

    /// <summary>What members have where they are not given.</summary>
    private void AddDefaults()
    {
        if (_type.GetConstructor(Type.EmptyTypes) is null)
            return;
        var usual = Activator.CreateInstance(_type)!;
        foreach (var member in _options.GetTypeInfo(_type).Properties.Where(member => member is { IsRequired: false, Get: not null }))
        {
            if (Properties[member.Name] is JsonObject property && !property.ContainsKey("default") && member.Get!(usual) is { } value)
                property["default"] = JsonSerializer.SerializeToNode(value, member.PropertyType, _options);
        }
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        // Who leaves a member out says what null says.
        if (schema["type"] is JsonArray types && types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList() is [var only])
            schema["type"] = only;
        foreach (var attribute in AttributesOf(context))
            Add(schema, attribute);
        return schema;
    }

    private static IEnumerable<object> AttributesOf(JsonSchemaExporterContext context) =>
        new[] { context.PropertyInfo?.AttributeProvider, context.PropertyInfo?.AssociatedParameter?.AttributeProvider }.OfType<ICustomAttributeProvider>().SelectMany(provider => provider.GetCustomAttributes(inherit: true));

    private static void Add(JsonObject schema, object attribute)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema["description"] = description.Description;
                break;
            case RangeAttribute range:
                (schema["minimum"], schema["maximum"]) = (Number(range.Minimum), Number(range.Maximum));
                break;
            case StringLengthAttribute length:
                (schema["minLength"], schema["maxLength"]) = (length.MinimumLength, length.MaximumLength);
                break;
            case MinLengthAttribute least:
                schema[IsList(schema) ? "minItems" : "minLength"] = least.Length;
                break;
            case MaxLengthAttribute most:
                schema[IsList(schema) ? "maxItems" : "maxLength"] = most.Length;
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value))]);
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = pattern.Pattern;
                break;
        }
    }

    private static bool IsList(JsonObject schema) => schema["type"] is JsonValue type && type.GetValue<string>() == "array";

    private static JsonNode Number(object limit) => limit is int whole ? whole : Convert.ToDouble(limit, CultureInfo.InvariantCulture);
}
