using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.SBR;
using Akka.Configuration;
using AkkaCluster.Downing.CrashDetection;

namespace AkkaCluster.Downing;

/// <summary>
/// A downing provider that tells a crash from a partition. When a member is lost, every member that can still reach its host probes its port;
/// only where the operating system there refuses the connection, and no reachable member says otherwise, it is downed at once, by the side
/// that holds the majority. In every other case Akka's split brain resolver decides, which runs beside it.
/// </summary>
/// <remarks>
/// Set <c>akka.cluster.downing-provider-class = "AkkaCluster.Downing.CrashDetectingDowningProvider, AkkaCluster.Downing"</c>, and make the actor
/// system with <see cref="DefaultConfig"/> as a fallback: it binds the serializer of what the members tell each other.
/// A firewall that answers in a host's name with a reset or a refusal looks like a crash: let it drop instead.
/// </remarks>
public sealed class CrashDetectingDowningProvider : IDowningProvider
{
    private readonly SplitBrainResolverProvider _resolver;
    private readonly CrashDetectionSettings _settings;

    /// <summary>Makes the provider; the cluster extension does.</summary>
    public CrashDetectingDowningProvider(ActorSystem system, Cluster cluster)
    {
        var config = system.Settings.Config;
        if (!config.HasPath("akkacluster.downing.removal-margin"))
            throw new ConfigurationException(
                $"The downing provider of {system.Name} finds no section akkacluster.downing. Make the actor system with {nameof(CrashDetectingDowningProvider)}.{nameof(DefaultConfig)}() as a fallback of its configuration.");
        _resolver = new SplitBrainResolverProvider(system, cluster);
        _settings = CrashDetectionSettings.From(config, new SplitBrainResolverSettings(config));
    }

    /// <inheritdoc/>
    public TimeSpan DownRemovalMargin => _settings.RemovalMargin ?? _resolver.DownRemovalMargin;

    /// <inheritdoc/>
    public Props? DowningActorProps
    {
        get
        {
            // Each of them has a strategy of its own, which remembers the members that its actor has seen.
            var settings = _settings;
            Func<Props> resolver = () => _resolver.DowningActorProps;
            return settings.Enabled ? Props.Create(() => new CrashDetector(settings, resolver)) : resolver();
        }
    }

    /// <summary>The defaults of all settings, and the binding of the serializer.</summary>
    public static Config DefaultConfig() => ConfigurationFactory.FromResource("reference.conf", typeof(CrashDetectingDowningProvider).Assembly);
}
