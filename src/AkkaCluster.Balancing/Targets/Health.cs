namespace AkkaCluster.Balancing.Targets;

/// <summary>Active health of one server: what its answers to probes tell.</summary>
public sealed class Health(HealthCheckSettings settings)
{
    private int _run;

    /// <summary>Whether it gets requests. A server is taken for healthy until it misses probes.</summary>
    public bool IsHealthy { get; private set; } = true;

    /// <summary>A probe was answered, or missed.</summary>
    /// <returns>Whether this changed its health.</returns>
    public bool Probed(bool answered)
    {
        if (answered == IsHealthy)
        {
            _run = 0;
            return false;
        }

        if (++_run < (IsHealthy ? settings.Fall : settings.Rise))
            return false;
        _run = 0;
        IsHealthy = answered;
        return true;
    }
}
