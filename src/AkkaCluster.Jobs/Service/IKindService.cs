using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The job kinds that are pushed to the cluster, as any node takes them in. Every refusal is a <see cref="JobRefusedException"/>.</summary>
public interface IKindService
{
    /// <summary>Takes a plug-in whose files are stored: from now on jobs of its kinds are of this version. The same files are the same version.</summary>
    /// <param name="name">The name of its assembly.</param>
    /// <param name="files">Its files, with the paths that they have in its folder.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<KindPackage> PushAsync(string name, IReadOnlyList<JobFile> files, CancellationToken cancellation = default);

    /// <summary>All packages, in the order in which they were pushed.</summary>
    Task<IReadOnlyList<KindPackage>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Removes a package; refused while an unfinished job or a schedule names one of its kinds.</summary>
    Task RemoveAsync(string name, string version, CancellationToken cancellation = default);
}
