namespace AkkaCluster.Cli.Compare;

/// <summary>One comparison.</summary>
internal sealed record CompareOptions
{
    public required string Kind { get; init; }

    public required int Tasks { get; init; }

    /// <summary>Tasks that are sent before these and not counted: programs that have just started are slower than they are.</summary>
    public int WarmUp { get; init; }

    /// <summary>Workers of the cluster, and servers behind the balancer.</summary>
    public required int Servers { get; init; }

    /// <summary>Requests that the client has in flight.</summary>
    public required int InFlight { get; init; }

    public Fault Fault { get; init; }

    /// <summary>The balancer's strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>After which the client gives a request up.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a paused process stands, and how long a killed entry stays away.</summary>
    public TimeSpan FaultDuration { get; init; } = TimeSpan.FromSeconds(5);
}
