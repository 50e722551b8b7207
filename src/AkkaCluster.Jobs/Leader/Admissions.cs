using Akka.Actor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Submissions that the store is about to write, and who waits for that.</summary>
internal sealed class Admissions
{
    /// <summary>They hold up to so much text in all.</summary>
    private const long Most = 64 * 1024 * 1024;

    private readonly Dictionary<string, (HashSet<IActorRef> Callers, long Size)> _byJob = [];
    private long _size;

    public int Count => _byJob.Count;

    public bool AreLarge => _size > Most;

    /// <summary>Another asks for the same; false where nobody did before.</summary>
    public bool Join(string job, IActorRef caller)
    {
        if (!_byJob.TryGetValue(job, out var known))
            return false;
        known.Callers.Add(caller);
        return true;
    }

    public void Add(string job, JobSpec spec, IActorRef caller)
    {
        var size = SizeOf(spec);
        _byJob.Add(job, ([caller], size));
        _size += size;
    }

    /// <summary>The store has answered; those who are to be told.</summary>
    public IReadOnlyCollection<IActorRef> Remove(string job)
    {
        if (!_byJob.Remove(job, out var known))
            return [];
        _size -= known.Size;
        return known.Callers;
    }

    private static long SizeOf(JobSpec spec) =>
        spec.Parameters.Length + (spec.Inputs is JobInputs.Inline inline ? inline.Lines.Sum(line => line.Length + 1L) : 0) + spec.Labels.Sum(label => label.Key.Length + label.Value.Length);
}
