namespace AkkaCluster.Hosting.Lifetime;

/// <summary>What a node's work needs before anybody else hears of the node.</summary>
public interface INodePreparation
{
    /// <summary>Readies it.</summary>
    /// <exception cref="NodeStartException">It cannot be had.</exception>
    Task PrepareAsync(CancellationToken cancellation);
}
