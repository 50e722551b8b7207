using Akka.Configuration;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>The settings that the host itself acts on; the rest stays in <see cref="Config"/> for those who read it.</summary>
public sealed record NodeSettings
{
    public required Config Config { get; init; }

    public required string Role { get; init; }

    public required string SystemName { get; init; }

    public required string Hostname { get; init; }

    /// <summary>The name by which others reach this node.</summary>
    public required string PublicHostname { get; init; }

    public required int Port { get; init; }

    public required bool PortIsExplicit { get; init; }

    public required IReadOnlyList<string> Seeds { get; init; }

    /// <summary>All roles, the main one first.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public required int PortRange { get; init; }

    public required bool HttpEnabled { get; init; }

    public required string HttpHostname { get; init; }

    public required int HttpPort { get; init; }

    public required bool HttpPortIsExplicit { get; init; }

    public required string Token { get; init; }

    public required bool PbmEnabled { get; init; }

    public required int PbmPort { get; init; }

    public required bool PbmPortIsExplicit { get; init; }

    public required bool Insecure { get; init; }

    public required bool StopWithParent { get; init; }

    public required TimeSpan DrainTimeout { get; init; }

    public required string PluginsFolder { get; init; }

    public required bool LogJson { get; init; }

    public required Microsoft.Extensions.Logging.LogLevel LogLevel { get; init; }

    public required bool TlsEnabled { get; init; }

    /// <summary>What peers prove to know; empty: nobody is asked.</summary>
    public required string Secret { get; init; }

    /// <summary>This node's address in the cluster.</summary>
    public string Address => $"{Scheme}{SystemName}@{PublicHostname}:{Port}";

    /// <summary>What every address in its cluster begins with: Akka.Remote has another one for TLS.</summary>
    public string Scheme => TlsEnabled ? SeedAddress.TlsScheme : SeedAddress.PlainScheme;
}
