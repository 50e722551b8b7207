namespace AkkaCluster.Jobs.Storage;

/// <summary>Which cluster the store belongs to, and who leads it.</summary>
public interface IClusterStore
{
    /// <summary>The last incarnation of the leader.</summary>
    Task<Leadership> ReadLeadershipAsync(CancellationToken cancellation = default);

    /// <summary>The cluster that this store belongs to, as its members last wrote it.</summary>
    Task<ClusterRecord> ReadClusterAsync(CancellationToken cancellation = default);

    /// <summary>Writes it where nobody has since <see cref="ClusterRecord.Version"/> was read; false, and nothing written, where somebody has.</summary>
    Task<bool> WriteClusterAsync(ClusterRecord cluster);
}
