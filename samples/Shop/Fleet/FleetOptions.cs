namespace AkkaCluster.Samples.Shop.Fleet;

/// <summary>Which processes make the shop on this machine.</summary>
internal sealed record FleetOptions
{
    public int Nodes { get; init; } = 3;

    public int Edges { get; init; } = 2;

    /// <summary>Database, books of the provider, logs.</summary>
    public required string Folder { get; init; }

    /// <summary>PostgreSQL in the database's place.</summary>
    public string Postgres { get; init; } = "";

    /// <summary>The first port to try for an edge, then for gateways.</summary>
    public int Port { get; init; } = 8080;

    public string KeeperPassword { get; init; } = "";

    /// <summary>Whether nodes may be cut off.</summary>
    public bool Drill { get; init; }

    /// <summary>How long after its end a process is started again.</summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seed of the provider's luck.</summary>
    public int Seed { get; init; }

    public ProviderFaults Faults { get; init; } = ProviderFaults.Usual;
}
