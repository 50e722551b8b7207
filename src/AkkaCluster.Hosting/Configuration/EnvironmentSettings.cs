using System.Globalization;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>
/// Reads settings from environment variables, by the names that Akka.Bootstrap.Docker gave them: <c>CLUSTER_SEEDS</c>, <c>CLUSTER_IP</c>,
/// <c>CLUSTER_PORT</c>, and <c>AKKA__REMOTE__DOT_NETTY__TCP__PORT</c> for <c>akka.remote.dot-netty.tcp.port</c>: two underscores are a dot, one is a
/// hyphen, and a number at the end is a place in a list. <c>AKKACLUSTER__…</c> does the same for this project's own settings.
/// </summary>
internal static class EnvironmentSettings
{
    private static readonly string[] Prefixes = ["AKKA__", "AKKACLUSTER__"];

    public static IReadOnlyDictionary<string, string> Read(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lists = new SortedDictionary<string, SortedDictionary<int, string>>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            if (Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                Add(KeyOf(name), value, settings, lists);
        }
        foreach (var (name, value) in variables)
            AddShort(name, value, settings);
        foreach (var (key, items) in lists)
            settings[key] = HoconText.List(items.Values);
        return settings;
    }

    private static void Add(
        string key, string value, SortedDictionary<string, string> settings, SortedDictionary<string, SortedDictionary<int, string>> lists)
    {
        var dot = key.LastIndexOf('.');
        if (!int.TryParse(key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            settings[key] = value;
            return;
        }
        if (!lists.TryGetValue(key[..dot], out var items))
            lists[key[..dot]] = items = [];
        items[place] = value;
    }

    private static void AddShort(string name, string value, SortedDictionary<string, string> settings)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        switch (name)
        {
            case "CLUSTER_SEEDS":
                settings["akkacluster.seeds"] = HoconText.List(value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                break;
            case "CLUSTER_IP":
                settings["akkacluster.public-hostname"] = value.Trim();
                break;
            case "CLUSTER_PORT":
                settings["akkacluster.port"] = value.Trim();
                break;
        }
    }

    private static string KeyOf(string name) =>
        name.Replace("__", ".", StringComparison.Ordinal).Replace('_', '-').ToLowerInvariant();
}
