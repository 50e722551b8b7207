namespace AkkaCluster.Balancing.Targets;

/// <summary>Passive ejection of one server: what its answers alone tell.</summary>
public sealed class Ejection(EjectionOptions settings, TimeProvider clock)
{
    private int _failures;
    private long _until;

    /// <summary>Whether the server is passed over now.</summary>
    public bool IsEjected => _until != 0 && clock.GetTimestamp() < _until;

    /// <summary>It answered, if only that it is busy or that the task failed: it lives.</summary>
    public void Succeeded()
    {
        _failures = 0;
        _until = 0;
    }

    /// <summary>It did not answer.</summary>
    /// <param name="mayEject">Whether the share of ejected servers leaves room for one more.</param>
    /// <returns>Whether this failure ejected it.</returns>
    public bool Failed(bool mayEject)
    {
        _failures++;
        if (!settings.Enabled || !mayEject || IsEjected || _failures < settings.ConsecutiveFailures)
            return false;
        _until = clock.GetTimestamp() + (long)(settings.Duration.TotalSeconds * clock.TimestampFrequency);
        return true;
    }

    /// <summary>Whether one more of the servers may be ejected.</summary>
    public static bool LeavesRoom(EjectionOptions settings, int ejected, int servers) => ejected + 1 <= settings.MaxFraction * servers;
}
