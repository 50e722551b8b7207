using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http.Files;

/// <summary>A file to store: which bytes it will have. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FileBody
{
    /// <summary>The SHA-256 of its bytes, in 64 lower-case hexadecimal digits.</summary>
    [Required]
    public string Sha256 { get; init; } = "";

    /// <summary>How many bytes it has.</summary>
    [Required]
    public long? Size { get; init; }
}
