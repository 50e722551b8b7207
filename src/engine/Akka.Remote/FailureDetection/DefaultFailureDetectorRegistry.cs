using System.Collections.Concurrent;

namespace Akka.Remote;

/// <summary>A thread-safe registry whose detectors come from a factory.</summary>
/// <typeparam name="T">What names a resource.</typeparam>
public class DefaultFailureDetectorRegistry<T> : IFailureDetectorRegistry<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, FailureDetector> _detectors = new();
    private readonly Func<FailureDetector> _factory;

    /// <summary>Makes an empty registry.</summary>
    /// <param name="factory">Makes the detector of a resource that is seen for the first time.</param>
    public DefaultFailureDetectorRegistry(Func<FailureDetector> factory) => _factory = factory;

    /// <inheritdoc />
    public bool IsAvailable(T resource) => !_detectors.TryGetValue(resource, out var detector) || detector.IsAvailable;

    /// <inheritdoc />
    public bool IsMonitoring(T resource) => _detectors.TryGetValue(resource, out var detector) && detector.IsMonitoring;

    /// <inheritdoc />
    public void Heartbeat(T resource)
    {
        if (!_detectors.TryGetValue(resource, out var detector)) detector = _detectors.GetOrAdd(resource, Create);
        detector.HeartBeat();
    }

    /// <inheritdoc />
    public void Remove(T resource) => _detectors.TryRemove(resource, out _);

    /// <inheritdoc />
    public void Reset() => _detectors.Clear();

    /// <summary>The detector of a resource, or null when it is not monitored.</summary>
    internal FailureDetector? GetFailureDetector(T resource) => _detectors.GetValueOrDefault(resource);

    private FailureDetector Create(T resource)
    {
        var detector = _factory();
        if (detector is PhiAccrualFailureDetector phi) phi.Address = resource.ToString() ?? "N/A";
        return detector;
    }
}
