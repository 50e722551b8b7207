namespace AkkaCluster.Cli.Local;

/// <summary>How to start a node.</summary>
internal sealed record LocalNodeStart
{
    /// <summary>What people call it, such as worker-1.</summary>
    public required string Name { get; init; }

    /// <summary>The host's project.</summary>
    public required string Project { get; init; }

    /// <summary>The host's assembly; null for the one that belongs to this program.</summary>
    public string? Program { get; init; }

    public required int Port { get; init; }

    /// <summary>0 where it serves no HTTP.</summary>
    public int HttpPort { get; init; }

    /// <summary>0 where it serves no pbm.</summary>
    public int PbmPort { get; init; }

    public required string LogPath { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>The command that starts it, where it is not to be started as it is: such as one that gives it a network of its own.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The node's part of an address.</summary>
    public string HostAndPort => $"127.0.0.1:{Port}";

    /// <summary>Whether an address in the cluster, in full or as host:port, is this node's.</summary>
    public bool IsAt(string address) => address == HostAndPort || address.EndsWith('@' + HostAndPort, StringComparison.Ordinal);

    public Uri Gateway => new($"http://127.0.0.1:{HttpPort}");
}
