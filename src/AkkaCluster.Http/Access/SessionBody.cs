using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace AkkaCluster.Http.Access;

/// <summary>What a browser logs in with.</summary>
[Description("The token to log in with")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SessionBody
{
    [Required]
    [Description("The operator's token, or the read token")]
    public string Token { get; init; } = "";
}
