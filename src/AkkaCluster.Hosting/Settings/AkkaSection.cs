using System.Globalization;
using System.Text;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Microsoft.Extensions.Configuration;

namespace AkkaCluster.Hosting.Settings;

/// <summary>
/// What people say in Akka's own settings: in the section Akka of the configuration, and as HOCON in akkacluster.hocon, texts or files. The crash detection is a provider for any
/// Akka application and keeps its settings there too.
/// </summary>
internal sealed class AkkaSection(IConfiguration configuration, SettingTable table)
{
    private const string Downing = "akkacluster.downing";
    private const string Hocon = "hocon";

    /// <summary>What this project's own settings say, and who sets it in Akka's words would not be heard everywhere.</summary>
    private static readonly Dictionary<string, string> Ours = new(StringComparer.Ordinal)
    {
        ["akka.remote.dot-netty.tcp.hostname"] = "akkacluster.hostname",
        ["akka.remote.dot-netty.tcp.public-hostname"] = "akkacluster.public-hostname",
        ["akka.remote.dot-netty.tcp.port"] = "akkacluster.port",
        ["akka.remote.dot-netty.tcp.enable-ssl"] = "akkacluster.tls.certificate",
        ["akka.remote.dot-netty.tcp.ssl.certificate.path"] = "akkacluster.tls.certificate",
        ["akka.remote.dot-netty.tcp.ssl.certificate.password"] = "akkacluster.tls.password",
        ["akka.cluster.seed-nodes"] = "akkacluster.seeds",
        ["akka.cluster.roles"] = "akkacluster.roles",
    };

    private readonly Lazy<IReadOnlyList<(Config Config, string Source)>> _layers = new(() => Read(configuration, table));

    /// <summary>All of it, to put over Akka's settings by role.</summary>
    public Config Config => _layers.Value.Select(layer => layer.Config).Aggregate(Config.Empty, (upper, lower) => upper.IsEmpty ? lower : upper.WithFallback(lower));

    /// <summary>Whether a setting of the section AkkaCluster is read here.</summary>
    public static bool IsAkkas(Setting setting) => setting.Name.StartsWith(Downing + ".", StringComparison.Ordinal);

    /// <summary>What is wrong: texts that are no HOCON, settings that moved, and those that have another name here.</summary>
    public IEnumerable<string> Faults(IReadOnlyList<string> known)
    {
        try
        {
            return [.. _layers.Value.SelectMany(layer => Leaves(layer.Config.Root, "").Select(key => Fault(key, layer.Source, known)).OfType<string>().Distinct())];
        }
        catch (NodeOptionsException wrong)
        {
            return [wrong.Message];
        }
    }

    private static string? Fault(string key, string source, IReadOnlyList<string> known)
    {
        if (Ours.FirstOrDefault(pair => key == pair.Key || key.StartsWith(pair.Key + '.', StringComparison.Ordinal)) is { Value: { } own })
            return $"{source}: {key} is set by {own} here; set that.";
        if (!key.StartsWith("akkacluster.", StringComparison.Ordinal) || key.StartsWith(Downing + ".", StringComparison.Ordinal))
            return null;
        return known.Contains(key)
            ? $"{source}: {key} is no HOCON any more; write it as {SettingName.ForJson(key)} into appsettings.json or another JSON file that --config names."
            : $"{source}: the setting '{key}' is unknown.{NearMiss.Hint(key, known)}";
    }

    private static List<(Config Config, string Source)> Read(IConfiguration configuration, SettingTable table)
    {
        var section = new StringBuilder();
        Write(configuration.GetSection("Akka"), "akka", section);
        Write(configuration.GetSection($"{SettingName.Section}:Downing"), Downing, section);
        var layers = new List<(Config, string)>();
        if (section.Length > 0)
            layers.Add((Parse(section.ToString(), "The section Akka"), "The section Akka"));
        // A later file goes over an earlier one.
        foreach (var text in (table.Find(Hocon) is not { } setting ? [] : setting.Text is { } single ? [single] : setting.Items).Reverse())
            layers.Add(IsText(text) ? (Parse(text, "akkacluster.hocon"), "akkacluster.hocon") : (Parse(ReadFile(text), text), text));
        return [.. layers.Where(layer => !layer.Item1.IsEmpty)];
    }

    private static bool IsText(string text) => text.AsSpan().ContainsAny('=', '{', '\n');

    private static void Write(IConfigurationSection section, string key, StringBuilder hocon)
    {
        var children = section.GetChildren().ToList();
        if (section.Value is { } value)
            hocon.Append(key).Append(" = ").Append(Quote(value)).Append('\n');
        if (children.Count > 0 && children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            hocon.Append(key).Append(" = [").AppendJoin(", ", children.Select(child => Quote(child.Value ?? ""))).Append("]\n");
        else
            children.ForEach(child => Write(child, $"{key}.{Part(child.Key)}", hocon));
    }

    private static string Part(string key) => key.Any(char.IsLower) ? key : SettingName.Hyphenated(key);

    private static string Quote(string value) => value.StartsWith('[') || value.StartsWith('{')
        ? value
        : "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NodeOptionsException($"The configuration '{path}' cannot be read: {failure.Message}");
        }
    }

    private static Config Parse(string hocon, string source)
    {
        try
        {
            return string.IsNullOrWhiteSpace(hocon) ? Config.Empty : ConfigurationFactory.ParseString(hocon);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Akka.NET's parser throws several types for what a person wrote.
            throw new NodeOptionsException($"{source} is no HOCON: {failure.Message}");
        }
    }

    internal static IEnumerable<string> Leaves(HoconValue value, string prefix) => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => Leaves(item.Value, prefix.Length == 0 ? item.Key.Trim('"') : $"{prefix}.{item.Key.Trim('"')}"))
        : [prefix];
}
