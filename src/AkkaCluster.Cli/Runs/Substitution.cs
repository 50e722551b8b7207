using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AkkaCluster.Cli.Runs;

/// <summary>Puts the file's parameters where <c>${name}</c> stands, and makes JSON of YAML. <c>$${</c> stands for <c>${</c>.</summary>
internal sealed partial class Substitution(IReadOnlyDictionary<string, string> parameters, JobFileErrors errors)
{
    /// <summary>A text with what stands for its places.</summary>
    public string Text(YamlScalarNode node) => Place().Replace(node.Value ?? "", place =>
    {
        if (!place.Groups["name"].Success)
            return "${";
        var name = place.Groups["name"].Value;
        if (parameters.TryGetValue(name, out var value))
            return value;
        errors.Add(node, $"there is no parameter '{name}'; expected {(parameters.Count == 0 ? "none, for the file has no 'parameters'" : string.Join(", ", parameters.Keys))}.");
        return "";
    });

    /// <summary>As JSON: a plain number, true, false or null is that, everything else a text.</summary>
    public JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(pair.Key is YamlScalarNode key ? key.Value ?? "" : pair.Key.ToString(), Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(Text(plain)),
        YamlScalarNode scalar => JsonValue.Create(Text(scalar)),
        _ => null,
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when Number().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex(@"\$\$\{|\$\{(?<name>[^}]*)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")]
    private static partial Regex Number();
}
