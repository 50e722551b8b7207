using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using AkkaCluster.Jobs.Http.Submission;

namespace AkkaCluster.Jobs.Http.Kinds;

/// <summary>A plug-in whose files are stored. A field that it does not have is an error, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PackageBody
{
    /// <summary>The name of its assembly.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Its files, with the paths that they have in its folder.</summary>
    [Required]
    public IReadOnlyList<FileField> Files { get; init; } = [];
}
