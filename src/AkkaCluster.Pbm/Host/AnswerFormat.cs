using System.Text.Encodings.Web;
using System.Text.Json;

namespace AkkaCluster.Pbm;

/// <summary>A command's answer as text for people or as JSON for programs: what its switch <c>--format</c> says.</summary>
internal static class AnswerFormat
{
    private const string Name = "format";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The switch, for the definition of a command.</summary>
    public static ArgumentDefinition Argument { get; } = new(Name, "how to answer: text, or json (each piece one line of JSON)", "--format") { Default = "text" };

    /// <summary>What is wrong with the value of an argument that names the format; null where nothing is.</summary>
    public static string? Fault(ArgumentDefinition argument, string value) =>
        argument.Name == Name && value is not ("text" or "json") ? $"--format is '{value}'; expected text or json." : null;

    /// <summary>Whether JSON is asked for.</summary>
    public static bool IsJson(this CommandArguments arguments) => arguments.ArgumentValues(Name).Single() == "json";

    /// <summary>The data as one line of JSON.</summary>
    public static string Json<T>(T data) => JsonSerializer.Serialize(data, s_json);

    /// <summary>The answer of which this is the data, in the format that is asked for.</summary>
    public static CommandResponse Respond<T>(bool json, T data, Func<T, string> text, bool final = true) => new(json ? Json(data) : text(data), final);
}
