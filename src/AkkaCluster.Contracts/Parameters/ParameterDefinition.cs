using System.Text.Json.Nodes;

namespace AkkaCluster.Contracts;

/// <summary>One parameter of a job kind.</summary>
/// <param name="Name">Its name in the job's <c>parameters</c> object.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">One sentence for people.</param>
public sealed record ParameterDefinition(string Name, ParameterType Type, string Description)
{
    /// <summary>Whether a job must name it.</summary>
    public bool Required { get; init; }

    /// <summary>The value where a job does not name it, as JSON text; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The least number, or the least length of a text or list.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number, or the greatest length of a text or list.</summary>
    public double? Maximum { get; init; }

    /// <summary>The texts that are allowed; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>This parameter as JSON Schema.</summary>
    public JsonObject ToJsonSchema()
    {
        var schema = new JsonObject { ["type"] = JsonType(), ["description"] = Description };
        if (Type == ParameterType.TextList)
            schema["items"] = new JsonObject { ["type"] = "string" };
        if (Type == ParameterType.TextMap)
            schema["additionalProperties"] = new JsonObject { ["type"] = "string" };
        var (least, most) = Type switch
        {
            ParameterType.Text => ("minLength", "maxLength"),
            ParameterType.TextList => ("minItems", "maxItems"),
            ParameterType.TextMap => ("minProperties", "maxProperties"),
            _ => ("minimum", "maximum"),
        };
        if (Minimum is { } minimum)
            schema[least] = minimum;
        if (Maximum is { } maximum)
            schema[most] = maximum;
        if (Allowed.Count > 0)
            schema["enum"] = new JsonArray([.. Allowed.Select(value => JsonValue.Create(value))]);
        if (Default is not null)
            schema["default"] = JsonNode.Parse(Default);
        return schema;
    }

    private string JsonType() => Type switch
    {
        ParameterType.Text => "string",
        ParameterType.Integer => "integer",
        ParameterType.Number => "number",
        ParameterType.Flag => "boolean",
        ParameterType.TextList => "array",
        _ => "object",
    };
}
