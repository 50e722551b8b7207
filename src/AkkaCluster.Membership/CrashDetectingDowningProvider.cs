using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.SBR;
using Akka.Configuration;
using AkkaCluster.Membership.CrashDetection;
using AkkaCluster.Membership.Messages;

namespace AkkaCluster.Membership;

/// <summary>
/// A downing provider that tells a crash from a partition. When a member is lost, every member that can still reach its host probes its port;
/// only where the operating system there refuses the connection, and no reachable member says otherwise, it is downed at once, by the side
/// that holds the majority. In every other case Akka's split brain resolver decides, which runs beside it.
/// </summary>
/// <remarks>
/// Set <c>akka.cluster.downing-provider-class = "AkkaCluster.Membership.CrashDetectingDowningProvider, AkkaCluster.Membership"</c>.
/// A firewall that answers in a host's name with a reset or a refusal looks like a crash: let it drop instead.
/// </remarks>
public sealed class CrashDetectingDowningProvider : IDowningProvider
{
    private readonly SplitBrainResolverProvider _resolver;
    private readonly CrashDetectionSettings _settings;

    /// <summary>Makes the provider; the cluster extension does.</summary>
    public CrashDetectingDowningProvider(ActorSystem system, Cluster cluster)
    {
        var defaults = ReadDefaults();
        system.Settings.InjectTopLevelFallback(defaults);
        _resolver = new SplitBrainResolverProvider(system, cluster);
        _settings = CrashDetectionSettings.From(system.Settings.Config.WithFallback(defaults), new SplitBrainResolverSettings(system.Settings.Config));
        var serializer = new MembershipMessageSerializer((ExtendedActorSystem)system);
        system.Serialization.AddSerializer("akkacluster-membership", serializer);
        system.Serialization.AddSerializationMap(typeof(IMembershipMessage), serializer);
    }

    /// <inheritdoc/>
    public TimeSpan DownRemovalMargin => _resolver.DownRemovalMargin;

    /// <inheritdoc/>
    public Props? DowningActorProps
    {
        get
        {
            var (settings, resolver) = (_settings, _resolver.DowningActorProps);
            return settings.Enabled ? Props.Create(() => new CrashDetector(settings, resolver)) : resolver;
        }
    }

    private static Config ReadDefaults()
    {
        using var stream = typeof(CrashDetectingDowningProvider).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
