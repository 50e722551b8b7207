namespace AkkaCluster.Client.Model;

/// <summary>Job kinds that were pushed to the cluster, as one plug-in.</summary>
/// <param name="Name">The name of its assembly.</param>
/// <param name="Version">The first digits of the SHA-256 over its files; a job names its kind as <c>kind@version</c>.</param>
/// <param name="Kinds">The names of its kinds, without version.</param>
/// <param name="PushedAt">When; of a name the last one is the newest, which the kind's name alone means.</param>
public sealed record KindPackage(string Name, string Version, IReadOnlyList<string> Kinds, DateTimeOffset PushedAt);
