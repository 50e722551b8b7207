namespace AkkaCluster.Balancing.Targets;

/// <summary>Active health of one server: what its answers to probes tell.</summary>
public sealed class Health(HealthCheckOptions settings)
{
    private int _run;

    /// <summary>Whether it gets requests. A server is taken for healthy until it misses probes.</summary>
    public bool IsHealthy { get; private set; } = true;

    /// <summary>Whether it said that it is being drained, and has not come back since.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>Whether its answers to probes are asked for.</summary>
    public bool IsProbed => settings.Enabled || IsDraining;

    /// <summary>It said that it is being drained: it gets nothing until it answers probes again.</summary>
    public void Drains()
    {
        (_run, IsHealthy, IsDraining) = (0, false, true);
    }

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
        (IsHealthy, IsDraining) = (answered, false);
        return true;
    }
}
