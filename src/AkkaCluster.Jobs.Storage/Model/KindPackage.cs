namespace AkkaCluster.Jobs.Storage;

/// <summary>Job kinds that were pushed, as one plug-in.</summary>
/// <param name="Name">The name of its assembly.</param>
/// <param name="Version">The first digits of the SHA-256 over the list of its files.</param>
/// <param name="Files">The list of its files (<see cref="IFileStore.AttachAsync"/>).</param>
/// <param name="PushedAt">When.</param>
public sealed record KindPackage(string Name, string Version, string Files, DateTimeOffset PushedAt)
{
    /// <summary>The names of its kinds without version, divided by commas.</summary>
    public required string Kinds { get; init; }
}
