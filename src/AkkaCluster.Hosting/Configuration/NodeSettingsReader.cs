using System.Globalization;
using Akka.Configuration;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Reads <see cref="NodeSettings"/> out of the layers, with errors that name the key.</summary>
internal static class NodeSettingsReader
{
    /// <param name="role">The node's main role.</param>
    /// <param name="config">All layers.</param>
    /// <param name="explicitKeys">The keys that a person set in flags, variables or files of his own.</param>
    public static NodeSettings Read(string role, Config config, IReadOnlySet<string> explicitKeys)
    {
        var hostname = Host(config, "akkacluster.hostname", "127.0.0.1");
        var httpHostname = Host(config, "akkacluster.http.hostname", "");
        return new NodeSettings
        {
            Config = config,
            Role = role,
            SystemName = config.GetString("akkacluster.system-name", "akkacluster"),
            Hostname = hostname,
            PublicHostname = Listening.OwnAddress.For(hostname, Host(config, "akkacluster.public-hostname", "")),
            Port = Port(config, "akkacluster.port"),
            PortIsExplicit = IsExact(config, explicitKeys, "akkacluster.port"),
            Seeds = [.. config.GetStringList("akkacluster.seeds")],
            Roles = [.. config.GetStringList("akkacluster.roles").Prepend(role).Distinct()],
            PortRange = config.GetInt("akkacluster.port-range", 100),
            HttpEnabled = config.GetBoolean("akkacluster.http.enabled", true),
            HttpHostname = httpHostname.Length == 0 ? hostname : httpHostname,
            HttpPort = Port(config, "akkacluster.http.port"),
            HttpPortIsExplicit = IsExact(config, explicitKeys, "akkacluster.http.port"),
            Token = config.GetString("akkacluster.http.token", ""),
            PbmEnabled = config.GetBoolean("akkacluster.pbm.enabled", true),
            PbmPort = Port(config, "akkacluster.pbm.port"),
            PbmPortIsExplicit = IsExact(config, explicitKeys, "akkacluster.pbm.port"),
            Insecure = config.GetBoolean("akkacluster.insecure", false),
            StopWithParent = config.GetBoolean("akkacluster.stop-with-parent", false),
            DrainTimeout = config.GetTimeSpan("akkacluster.drain-timeout", TimeSpan.FromSeconds(30)),
            LogJson = config.GetBoolean("akkacluster.logging.json", false),
            LogLevel = Level(config.GetString("akkacluster.logging.level", "Information")),
            PluginsFolder = config.GetString("akkacluster.plugins", "plugins"),
            TlsEnabled = config.GetBoolean("akka.remote.dot-netty.tcp.enable-ssl", false) || config.GetString("akkacluster.tls.certificate", "") is { Length: > 0 },
            Secret = Secret(config),
        };
    }

    private static LogLevel Level(string text) => Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && !char.IsDigit(text[0])
        ? level
        : throw new NodeOptionsException($"akkacluster.logging.level is '{text}'; expected {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    private static string Secret(Config config) => config.GetString("akkacluster.secret", "") is var secret && (secret.Length == 0 || secret.Length >= Remoting.ClusterSecret.MinLength)
        ? secret
        : throw new NodeOptionsException($"akkacluster.secret has {secret.Length} characters; expected {Remoting.ClusterSecret.MinLength} at least, such as 'openssl rand -hex 32' makes.");

    private static bool IsExact(Config config, IReadOnlySet<string> explicitKeys, string key) =>
        explicitKeys.Contains(key) || !config.GetBoolean("akkacluster.next-free-ports", true);

    private static int Port(Config config, string key)
    {
        var text = config.GetString(key, "");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw new NodeOptionsException($"{key} is '{text}'; expected a port from 1 to 65535, or 0 for any free one.");
    }

    private static string Host(Config config, string key, string fallback)
    {
        var text = config.GetString(key, fallback)?.Trim() ?? fallback;
        if (text.Length > 0 && Uri.CheckHostName(text) == UriHostNameType.Unknown)
            throw new NodeOptionsException($"{key} is '{text}'; expected a host name or an IP address, without scheme or port.");
        return text;
    }
}
