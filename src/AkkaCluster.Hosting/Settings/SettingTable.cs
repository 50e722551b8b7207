using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace AkkaCluster.Hosting.Settings;

/// <summary>
/// The settings of the section AkkaCluster, each from the highest of the configuration's layers that has it: a list is taken whole, not item by item. The short names of
/// Akka.Bootstrap.Docker stand for three of them.
/// </summary>
public sealed class SettingTable
{
    private static readonly (string Variable, string Name)[] Short = [("CLUSTER_SEEDS", "seeds"), ("CLUSTER_IP", "public-hostname"), ("CLUSTER_PORT", "port")];

    private readonly Dictionary<string, Setting> _settings = new(StringComparer.Ordinal);

    private SettingTable()
    {
    }

    internal IEnumerable<KeyValuePair<string, Setting>> All => _settings;

    /// <summary>Reads a configuration.</summary>
    public static SettingTable From(IConfiguration configuration)
    {
        var table = new SettingTable();
        if (configuration is not IConfigurationRoot root)
            root = new ConfigurationBuilder().AddConfiguration(configuration).Build();
        foreach (var provider in root.Providers)
            table.Add(provider);
        return table;
    }

    internal Setting? Find(string key) => _settings.GetValueOrDefault(key);

    private void Add(IConfigurationProvider provider)
    {
        var layer = new Dictionary<string, Setting>(StringComparer.Ordinal);
        Walk(provider, SettingName.Section, layer);
        foreach (var (variable, name) in Short)
        {
            if (provider.TryGet(variable, out var value) && !string.IsNullOrWhiteSpace(value))
                layer[SettingName.Plain(name)] = new Setting("akkacluster." + name, value.Trim(), [], $"variable {variable}", Optional: true);
        }
        foreach (var (key, setting) in layer)
            _settings[key] = setting;
    }

    private static void Walk(IConfigurationProvider provider, string path, Dictionary<string, Setting> layer)
    {
        foreach (var child in provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var key = $"{path}:{child}";
            if (provider.TryGet(key, out var value) && value is not null)
                Put(key, value, SourceOf(provider, key), layer);
            Walk(provider, key, layer);
        }
    }

    private static void Put(string key, string value, string source, Dictionary<string, Setting> layer)
    {
        var last = key.LastIndexOf(':');
        var isItem = int.TryParse(key.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var name = isItem ? key[..last] : key;
        var plain = SettingName.Plain(name[(SettingName.Section.Length + 1)..]);
        IReadOnlyList<string> items = !isItem ? [] : layer.TryGetValue(plain, out var before) ? [.. before.Items, value] : [value];
        layer[plain] = new Setting(SettingName.ForPeople(name), isItem ? null : value, items, source, Optional: false);
    }

    private static string SourceOf(IConfigurationProvider provider, string key) => provider switch
    {
        INamedSource named => named.SourceOf(key),
        FileConfigurationProvider file => file.Source.Path ?? "a file",
        EnvironmentVariablesConfigurationProvider => $"variable {key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}",
        _ => provider.GetType().Name.Replace("ConfigurationProvider", "", StringComparison.Ordinal),
    };
}
