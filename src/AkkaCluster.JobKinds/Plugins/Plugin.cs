using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Plugins;

/// <summary>An assembly of others' and the job kinds in it.</summary>
public sealed record Plugin(string Path, IReadOnlyList<JobKind> Kinds);
