using System.ComponentModel;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AkkaCluster.Http.Tasks;

/// <summary>What a single task answered.</summary>
[Description("What a single task answered")]
internal sealed record SingleTaskAnswer
{
    [Description("Its output, where that is text")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Output { get; init; }

    [Description("Its output as base64, where that is no text")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OutputBase64 { get; init; }

    [Description("Who ran it")]
    public required string? Worker { get; init; }

    [Description("How often it was tried")]
    public required int Attempts { get; init; }

    [Description("The job that it was; null where it was none")]
    public required string? Job { get; init; }

    public static SingleTaskAnswer Of(SingleTaskResult result)
    {
        var isText = Utf8.IsValid(result.Output.Span);
        return new SingleTaskAnswer
        {
            Output = isText ? Encoding.UTF8.GetString(result.Output.Span) : null,
            OutputBase64 = isText ? null : Convert.ToBase64String(result.Output.Span),
            Worker = result.Worker,
            Attempts = result.Attempts,
            Job = result.Job,
        };
    }
}
