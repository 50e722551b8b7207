namespace Akka.Remote;

/// <summary>Failure detectors of several resources, each made at its resource's first heartbeat.</summary>
/// <typeparam name="T">What names a resource.</typeparam>
public interface IFailureDetectorRegistry<T>
{
    /// <summary>Whether the resource is considered up; true for one that is not monitored.</summary>
    bool IsAvailable(T resource);

    /// <summary>Whether a heartbeat of the resource was received.</summary>
    bool IsMonitoring(T resource);

    /// <summary>Notes a heartbeat of the resource, and monitors it from now on.</summary>
    void Heartbeat(T resource);

    /// <summary>Stops monitoring the resource.</summary>
    void Remove(T resource);

    /// <summary>Stops monitoring all resources.</summary>
    void Reset();
}
