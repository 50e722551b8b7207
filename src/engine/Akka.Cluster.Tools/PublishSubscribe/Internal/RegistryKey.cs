namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>Keys of the registry: a path, or a topic with an optional group (which is part of the topic's identity).</summary>
internal static class RegistryKey
{
    private const string TopicPrefix = "t:";

    public static string Path(string path) => "p:" + path;

    public static string Topic(string topic, string? group) => TopicPrefix + Uri.EscapeDataString(topic) + "/" + (group is null ? "" : "g" + Uri.EscapeDataString(group));

    /// <summary>Beginning of the keys of all groups of a topic.</summary>
    public static string Groups(string topic) => TopicPrefix + Uri.EscapeDataString(topic) + "/g";

    /// <summary>The topic of a key, or null where the key is a path.</summary>
    public static string? TopicOf(string key)
        => key.StartsWith(TopicPrefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(key[TopicPrefix.Length..key.IndexOf('/', StringComparison.Ordinal)]) : null;

    /// <summary>The group of a topic key, or null where it has none.</summary>
    public static string? GroupOf(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash + 1 < key.Length ? Uri.UnescapeDataString(key[(slash + 2)..]) : null;
    }
}
