using System.Text.RegularExpressions;
using Akka.Configuration;
using AkkaCluster.Downing;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.LoadBalancer;
using AkkaCluster.Node;
using AkkaCluster.Server;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>Holds settings that documents name against the options that there are.</summary>
internal static partial class SettingCheck
{
    private static readonly HashSet<string> Known =
    [
        .. new[] { ClusterNodes.Worker, LoadBalancerNode.Program, ServerNode.Program }.SelectMany(ConsoleHost.Rooms).SelectMany(room => OptionsReader.Names(room.Section, room.Type)),
        .. AkkaSection.Leaves(CrashDetectingDowningProvider.DefaultConfig().Root, ""),
    ];

    /// <summary>What is wrong with a setting, alone or with a value, or as an environment variable; null where nothing is, or where the text is no setting of ours.</summary>
    public static string? Fault(string text)
    {
        if (Variable().IsMatch(text))
            text = SettingName.ForPeople(Place().Replace(text.Split('=')[0], "").Replace("__", ":", StringComparison.Ordinal));
        if (!Setting().IsMatch(text))
            return null;
        var config = ConfigurationFactory.ParseString(text.AsSpan().ContainsAny('=', '{') ? text : text + " = x");
        return AkkaSection.Leaves(config.Root, "").FirstOrDefault(name => !Known.Contains(name) && !Known.Any(known => known.StartsWith(name + '.', StringComparison.Ordinal))) is { } unknown
            ? $"The document: the setting '{unknown}' is unknown.{NearMiss.Hint(unknown, Known)}"
            : null;
    }

    [GeneratedRegex(@"^AKKACLUSTER__[A-Z0-9_]+(=.*)?$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"__\d+$")]
    private static partial Regex Place();

    [GeneratedRegex(@"^akkacluster\.[a-z0-9.-]+\s*([={].*)?$")]
    private static partial Regex Setting();
}
