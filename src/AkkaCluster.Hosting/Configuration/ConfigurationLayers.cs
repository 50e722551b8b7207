using Akka.Configuration;
using AkkaCluster.Hosting.Flags;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Puts a node's settings together: flags over environment over files over the role's HOCON over the built-in defaults.</summary>
internal static class ConfigurationLayers
{
    /// <summary>Akka's own names for what this project's settings say, so that either may be used.</summary>
    private static readonly (string Akka, string Own)[] Aliases =
    [
        ("akka.remote.dot-netty.tcp.hostname", "akkacluster.hostname"),
        ("akka.remote.dot-netty.tcp.public-hostname", "akkacluster.public-hostname"),
        ("akka.remote.dot-netty.tcp.port", "akkacluster.port"),
        ("akka.cluster.seed-nodes", "akkacluster.seeds"),
        ("akka.cluster.roles", "akkacluster.roles"),
        ("akka.remote.dot-netty.tcp.ssl.certificate.path", "akkacluster.tls.certificate"),
        ("akka.remote.dot-netty.tcp.ssl.certificate.password", "akkacluster.tls.password"),
    ];

    /// <summary>All layers, and the keys that a person set.</summary>
    /// <param name="role">The node's main role.</param>
    /// <param name="flags">The command line.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="hoconFolder">Where common.conf and the role's file lie.</param>
    /// <param name="references">The built-in defaults, the first over the next.</param>
    public static (Config Config, IReadOnlySet<string> Explicit) Build(
        string role, ParsedFlags flags, IReadOnlyDictionary<string, string> environment, string hoconFolder, IReadOnlyList<Config> references)
    {
        var shipped = new[] { Path.Combine(hoconFolder, role + ".conf"), Path.Combine(hoconFolder, "common.conf") }.Where(File.Exists).Select(ReadFile).ToList();
        var known = new KnownKeys([.. references, .. shipped, .. AkkaReferences.All]);
        var own = new List<(Config Layer, string Source)> { (Parse(HoconText.From(flags.Settings), "The command line"), "The command line") };
        own.Add((Parse(HoconText.From(environment), "The environment"), "The environment"));
        own.AddRange(flags.ConfigFiles.Reverse().Select(path => (ReadFile(path), path)));
        foreach (var (layer, source) in own)
            known.Check(layer, source);
        var explicitKeys = own.SelectMany(pair => KnownKeys.Leaves(pair.Layer)).ToHashSet(StringComparer.Ordinal);
        var user = Stack(own.Select(pair => pair.Layer));
        return (Stack([Alias(user, explicitKeys), user, .. shipped, .. references]), explicitKeys);
    }

    private static Config Stack(IEnumerable<Config> layers)
    {
        var filled = layers.Where(layer => !layer.IsEmpty).ToList();
        return filled.Count == 0 ? Config.Empty : filled.Aggregate((upper, lower) => upper.WithFallback(lower));
    }

    private static Config Alias(Config user, HashSet<string> explicitKeys)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (akka, own) in Aliases)
        {
            if (!explicitKeys.Contains(akka) || !explicitKeys.Add(own))
                continue;
            settings[own] = user.GetValue(akka)?.IsArray() == true ? HoconText.List(user.GetStringList(akka)) : user.GetString(akka);
        }
        return settings.Count == 0 ? Config.Empty : ConfigurationFactory.ParseString(HoconText.From(settings));
    }

    private static Config ReadFile(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (IOException failure)
        {
            throw new NodeOptionsException($"The configuration '{path}' cannot be read: {failure.Message}");
        }
    }

    private static Config Parse(string hocon, string source)
    {
        if (string.IsNullOrWhiteSpace(hocon))
            return Config.Empty;
        if (HoconBrackets.Fault(hocon) is { } fault)
            throw new NodeOptionsException($"{source} is no HOCON: {fault}.");
        try
        {
            return ConfigurationFactory.ParseString(hocon);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Akka.NET's parser throws several types for what a person wrote.
            throw new NodeOptionsException($"{source} is no HOCON: {failure.Message}");
        }
    }
}
