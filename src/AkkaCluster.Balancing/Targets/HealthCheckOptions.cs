namespace AkkaCluster.Balancing.Targets;

/// <summary>How servers are probed; the section Balancer:HealthCheck.</summary>
public sealed class HealthCheckOptions
{
    /// <summary>Off: only a server that said that it is being drained, until it is back.</summary>
    public bool Enabled { get; set; }

    /// <summary>Between two probes of a server; one that is not answered before the next is missed.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>So many missed in a row, and the server gets nothing.</summary>
    public int Fall { get; set; } = 3;

    /// <summary>So many answered in a row, and it gets requests again.</summary>
    public int Rise { get; set; } = 2;
}
