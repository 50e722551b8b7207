using System.Globalization;
using System.Text.Json;

namespace AkkaCluster.Contracts;

/// <summary>Holds one value against its definition.</summary>
internal static class ParameterCheck
{
    /// <summary>What is wrong with the value, or null.</summary>
    public static string? Problem(ParameterDefinition definition, JsonElement value)
    {
        if (!HasType(definition.Type, value))
            return $"Parameter '{definition.Name}' is {value.GetRawText()}; expected {Expected(definition.Type)}.";
        if (definition.Allowed.Count > 0 && value.ValueKind == JsonValueKind.String && !definition.Allowed.Contains(value.GetString()!))
            return $"Parameter '{definition.Name}' is '{value.GetString()}'; expected one of {string.Join(", ", definition.Allowed)}.";
        var (size, what) = Size(definition.Type, value);
        if (size < definition.Minimum)
            return string.Create(CultureInfo.InvariantCulture, $"Parameter '{definition.Name}' {what} {size}; expected at least {definition.Minimum}.");
        if (size > definition.Maximum)
            return string.Create(CultureInfo.InvariantCulture, $"Parameter '{definition.Name}' {what} {size}; expected at most {definition.Maximum}.");
        return null;
    }

    private static bool HasType(ParameterType type, JsonElement value) => type switch
    {
        ParameterType.Text => value.ValueKind == JsonValueKind.String,
        ParameterType.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        ParameterType.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number),
        ParameterType.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ParameterType.TextList => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        _ => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(item => item.Value.ValueKind == JsonValueKind.String),
    };

    private static string Expected(ParameterType type) => type switch
    {
        ParameterType.Text => "a string",
        ParameterType.Integer => "a whole number",
        ParameterType.Number => "a number",
        ParameterType.Flag => "true or false",
        ParameterType.TextList => "an array of strings",
        _ => "an object of strings",
    };

    private static (double Size, string What) Size(ParameterType type, JsonElement value) => type switch
    {
        ParameterType.Text => (value.GetString()!.Length, "has a length of"),
        ParameterType.TextList => (value.GetArrayLength(), "has a length of"),
        ParameterType.TextMap => (value.EnumerateObject().Count(), "has a size of"),
        ParameterType.Flag => (0, "is"),
        _ => (value.GetDouble(), "is"),
    };
}
