using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>A file that comes with a job. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FileField
{
    /// <summary>What the job's tasks know it by; no two are called the same.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The SHA-256 of its bytes, in 64 lower-case hexadecimal digits.</summary>
    [Required]
    public string Sha256 { get; init; } = "";

    /// <summary>How many bytes it has.</summary>
    [Required]
    public long Size { get; init; }

    /// <summary>Whether it may be run as a program.</summary>
    public bool Executable { get; init; }
}
