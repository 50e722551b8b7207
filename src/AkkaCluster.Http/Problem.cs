using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AkkaCluster.Http;

/// <summary>What a request came to where it came to nothing, as RFC 9457 has it.</summary>
[Description("Problem details as RFC 9457 has them")]
internal sealed record Problem(
    [property: Description("Always about:blank: the status says which kind it is")] string Type,
    [property: Description("What kind of problem it is")] string Title,
    [property: Description("The answer's status code")] int Status,
    [property: Description("What was found, what was expected, and what to do")] string Detail,
    [property: Description("The path that was called")] string? Instance,
    [property: Description("Each error, where there are several"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Errors = null);
