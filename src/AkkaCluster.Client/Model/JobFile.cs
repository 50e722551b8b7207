using System.Text.Json.Serialization;

namespace AkkaCluster.Client.Model;

/// <summary>A file that comes with a job, or that a task of it returned; its bytes lie in the cluster's store.</summary>
/// <param name="Name">What it is called; no two files of a job, and no two that a task returned, are called the same.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in 64 lower-case hexadecimal digits.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Executable">Whether it may be run as a program.</param>
public sealed record JobFile(string Name, string Sha256, long Size, bool Executable = false)
{
    /// <summary>The task that returned it; null where it came with the job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Task { get; init; }
}
