namespace AkkaCluster.Simulation.Model;

/// <summary>What a simulated cluster is made of: a seed that leads, a seed that is the gateway, and workers.</summary>
internal sealed record Setting
{
    public required int Workers { get; init; }

    public int Slots { get; init; } = 4;

    /// <summary>Cores of each machine; a part of one where others use it too.</summary>
    public double Cores { get; init; } = 4;

    /// <summary>Whether all processes, those who submit included, stand on one machine; else each has one of its own, and the store too.</summary>
    public bool IsShared { get; init; }

    /// <summary>What the network adds to a message, one way, in milliseconds.</summary>
    public double Network { get; init; } = 0.1;

    public bool IsPostgres { get; init; } = true;

    public int Seed { get; init; } = 1;
}
