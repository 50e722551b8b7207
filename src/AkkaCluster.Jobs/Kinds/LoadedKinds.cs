using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>The kinds of a plug-in.</summary>
/// <param name="Kinds">The kinds.</param>
/// <param name="Unload">Lets its assemblies go once nobody uses the kinds any more.</param>
public sealed record LoadedKinds(IReadOnlyList<JobKind> Kinds, Action Unload);
