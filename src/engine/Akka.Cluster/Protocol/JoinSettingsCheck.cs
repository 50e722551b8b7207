using System.Collections.Immutable;
using Akka.Configuration;

namespace Akka.Cluster.Protocol;

/// <summary>
/// Settings that all nodes of a cluster must have alike, or they would decide differently on the same partition. A node whose own differ
/// does not join.
/// </summary>
internal static class JoinSettingsCheck
{
    private static readonly ImmutableArray<string> Keys =
    [
        "akka.cluster.downing-provider-class",
        "akka.cluster.split-brain-resolver.active-strategy",
        "akka.cluster.split-brain-resolver.stable-after",
        "akka.cluster.split-brain-resolver.static-quorum.quorum-size",
        "akka.cluster.split-brain-resolver.static-quorum.role",
        "akka.cluster.split-brain-resolver.keep-majority.role",
        "akka.cluster.split-brain-resolver.keep-oldest.role",
        "akka.cluster.split-brain-resolver.keep-oldest.down-if-alone",
    ];

    public static ImmutableSortedDictionary<string, string> SettingsOf(Config config) =>
        Keys.ToImmutableSortedDictionary(key => key, key => ValueOf(config, key));

    // A duration may be written in several ways.
    private static string ValueOf(Config config, string key) =>
        key.EndsWith(".stable-after", StringComparison.Ordinal) && config.HasPath(key)
            ? config.GetTimeSpan(key).ToString()
            : config.GetString(key, "") ?? "";

    /// <summary>One sentence for each setting of the joining node that is not as here.</summary>
    public static ImmutableArray<string> Differences(
        ImmutableSortedDictionary<string, string> cluster, ImmutableSortedDictionary<string, string> joining) =>
        [.. from own in cluster
            let found = joining.GetValueOrDefault(own.Key, "")
            where found != own.Value
            select $"{own.Key} is '{found}', expected '{own.Value}' as in the cluster"];
}
