using System.Collections.Concurrent;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>How long a job's actor that failed waits before it begins anew: doubling with each failure until something of the job is recorded. It outlives the actor's instances; who ends is forgotten.</summary>
internal sealed class RestartBackoff(TimeSpan least, TimeSpan most)
{
    private readonly ConcurrentDictionary<string, StoreBackoff> _failing = new();

    public TimeSpan Next(string job) => _failing.GetOrAdd(job, _ => new StoreBackoff(least, most)).Next();

    public void Forget(string job) => _failing.TryRemove(job, out _);
}
