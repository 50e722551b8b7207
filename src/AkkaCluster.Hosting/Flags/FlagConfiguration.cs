using AkkaCluster.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AkkaCluster.Hosting.Flags;

/// <summary>The command line as the topmost layer of configuration.</summary>
internal sealed class FlagConfiguration : ConfigurationProvider, IConfigurationSource, INamedSource
{
    private readonly Dictionary<string, string> _flags = new(StringComparer.OrdinalIgnoreCase);

    public FlagConfiguration(ParsedFlags flags)
    {
        foreach (var setting in flags.Settings)
            Put(SettingName.ToKey(setting.Name), setting.Value, setting.Flag);
        foreach (var (place, file) in flags.ConfigFiles.Where(file => !IsJson(file)).Index())
            Put($"{SettingName.Section}:Hocon:{place}", file, "--config");
    }

    public static bool IsJson(string file) => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public string SourceOf(string key) => _flags.GetValueOrDefault(key, "the command line");

    private void Put(string key, string value, string flag) => (Data[key], _flags[key]) = (value, flag);
}
