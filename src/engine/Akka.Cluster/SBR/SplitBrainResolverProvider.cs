using Akka.Actor;

namespace Akka.Cluster.SBR;

/// <summary>Downs the losing side of a partition by the strategy that <c>akka.cluster.split-brain-resolver</c> names.</summary>
public class SplitBrainResolverProvider : IDowningProvider
{
    private readonly Cluster _cluster;
    private readonly SplitBrainResolverSettings _settings;

    /// <summary>Makes the provider for the cluster of a system.</summary>
    public SplitBrainResolverProvider(ActorSystem system, Cluster cluster)
    {
        _cluster = cluster;
        _settings = new SplitBrainResolverSettings(system.Settings.Config);
    }

    /// <inheritdoc/>
    public TimeSpan DownRemovalMargin => _cluster.Settings.DownRemovalMargin is var margin && margin > TimeSpan.Zero
        ? margin
        : _settings.DowningStableAfter;

    /// <inheritdoc/>
    public Props DowningActorProps
    {
        get
        {
            var (cluster, settings) = (_cluster, _settings);
            settings.CreateStrategy();
            return Props.Create(() => new SplitBrainResolverActor(cluster, settings)).WithDispatcher(cluster.Settings.UseDispatcher);
        }
    }
}
