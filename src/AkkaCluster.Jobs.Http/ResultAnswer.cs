using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http;

/// <summary>A result inside an answer.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Text">The result, where it is text.</param>
/// <param name="Base64">The result as base64, where it is no text.</param>
internal sealed record ResultAnswer(
    string ContentType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Base64 = null);
