namespace AkkaCluster.Jobs.Storage;

/// <summary>The packages of job kinds that were pushed. Older versions go when retention is over, unless a job or a schedule names one of their kinds.</summary>
public interface IKindStore
{
    /// <summary>All packages, in the order in which they were pushed: of a name, the last one is the newest.</summary>
    Task<IReadOnlyList<KindPackage>> ReadPackagesAsync(CancellationToken cancellation = default);

    /// <summary>A package is the newest of its name from now on; nothing where it is that already. One that is there keeps its list of files.</summary>
    Task AddPackageAsync(KindPackage package);

    /// <summary>Removes a package, unless an unfinished job or a schedule names one of its kinds; nothing where there is none.</summary>
    /// <returns>Who names one, for people; null where nobody does.</returns>
    Task<string?> RemovePackageAsync(string name, string version);
}
