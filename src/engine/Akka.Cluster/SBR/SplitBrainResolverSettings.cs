using System.Collections.Immutable;
using Akka.Configuration;

namespace Akka.Cluster.SBR;

/// <summary>The settings under <c>akka.cluster.split-brain-resolver</c>.</summary>
public sealed class SplitBrainResolverSettings
{
    private const string Section = "akka.cluster.split-brain-resolver";

    /// <summary>The side with more members stays.</summary>
    public const string KeepMajorityName = "keep-majority";

    /// <summary>The side with the quorum stays.</summary>
    public const string StaticQuorumName = "static-quorum";

    /// <summary>The side of the oldest member stays.</summary>
    public const string KeepOldestName = "keep-oldest";

    /// <summary>All nodes go.</summary>
    public const string DownAllName = "down-all";

    /// <summary>The strategies that there are.</summary>
    public static readonly ImmutableHashSet<string> AllStrategyNames = [KeepMajorityName, StaticQuorumName, KeepOldestName, DownAllName];

    private readonly Config _config;

    /// <summary>Reads the settings from the configuration of an actor system.</summary>
    /// <exception cref="ConfigurationException">A setting has a value that it cannot have.</exception>
    public SplitBrainResolverSettings(Config config)
    {
        _config = config.GetConfig(Section)
            ?? throw new ConfigurationException($"The section {Section} is missing; expected as in Akka.Cluster's reference.conf.");
        DowningStableAfter = _config.GetTimeSpan("stable-after");
        if (DowningStableAfter <= TimeSpan.Zero)
            throw new ConfigurationException($"{Section}.stable-after is {DowningStableAfter}; expected a duration above zero.");
        DowningStrategy = _config.GetString("active-strategy", "").ToLowerInvariant();
        if (!AllStrategyNames.Contains(DowningStrategy))
        {
            throw new ConfigurationException(
                $"{Section}.active-strategy is '{DowningStrategy}'; expected one of {string.Join(", ", AllStrategyNames.Order())}.");
        }
        DownAllWhenUnstable = UnstableTime(DowningStableAfter);
    }

    /// <summary>How long what is unreachable must not have changed before anyone is downed.</summary>
    public TimeSpan DowningStableAfter { get; }

    /// <summary>The name of the active strategy.</summary>
    public string DowningStrategy { get; }

    /// <summary>How long beyond <see cref="DowningStableAfter"/> it may keep changing before all nodes are downed; zero for ever.</summary>
    public TimeSpan DownAllWhenUnstable { get; }

    /// <summary>The role whose majority stays; null for all members.</summary>
    public string? KeepMajorityRole => Role("keep-majority");

    /// <summary>Settings of <c>keep-oldest</c>.</summary>
    public KeepOldestSettings KeepOldestSettings => new(_config.GetBoolean("keep-oldest.down-if-alone", true), Role("keep-oldest"));

    /// <summary>Settings of <c>static-quorum</c>.</summary>
    /// <exception cref="ConfigurationException">The size of the quorum is not set.</exception>
    public StaticQuorumSettings StaticQuorumSettings
    {
        get
        {
            var found = _config.GetString("static-quorum.quorum-size", "");
            return int.TryParse(found, out var size) && size > 0
                ? new StaticQuorumSettings(size, Role("static-quorum"))
                : throw new ConfigurationException($"{Section}.static-quorum.quorum-size is '{found}'; expected a whole number above zero.");
        }
    }

    internal DowningStrategy CreateStrategy() => DowningStrategy switch
    {
        KeepMajorityName => new KeepMajority(KeepMajorityRole),
        StaticQuorumName => new StaticQuorum(StaticQuorumSettings.Size, StaticQuorumSettings.Role),
        KeepOldestName => new KeepOldest(KeepOldestSettings.DownIfAlone, KeepOldestSettings.Role),
        _ => new DownAllNodes(),
    };

    private string? Role(string strategy) => _config.GetString($"{strategy}.role", "") is { Length: > 0 } role ? role : null;

    private TimeSpan UnstableTime(TimeSpan stableAfter)
    {
        var value = _config.GetString("down-all-when-unstable", "on").ToLowerInvariant();
        return value switch
        {
            "on" or "true" or "yes" => TimeSpan.FromTicks(Math.Max(TimeSpan.FromSeconds(4).Ticks, stableAfter.Ticks * 3 / 4)),
            "off" or "false" or "no" => TimeSpan.Zero,
            _ => _config.GetTimeSpan("down-all-when-unstable"),
        };
    }
}
