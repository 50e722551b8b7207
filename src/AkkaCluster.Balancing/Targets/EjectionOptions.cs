namespace AkkaCluster.Balancing.Targets;

/// <summary>When a failing server is passed over; the section Balancer:Ejection.</summary>
public sealed class EjectionOptions
{
    /// <summary>Off: never.</summary>
    public bool Enabled { get; set; }

    /// <summary>So many failures in a row.</summary>
    public int ConsecutiveFailures { get; set; } = 5;

    /// <summary>For so long.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Never more than this share of the servers at once.</summary>
    public double MaxFraction { get; set; } = 0.5;
}
