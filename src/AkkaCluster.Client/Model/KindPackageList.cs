namespace AkkaCluster.Client.Model;

/// <summary>The plug-ins that were pushed to a cluster.</summary>
/// <param name="Packages">The plug-ins, in the order in which they were pushed.</param>
public sealed record KindPackageList(IReadOnlyList<KindPackage> Packages);
