using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker;

/// <summary>The results of a worker that are not known to be durable yet, and when each is to be sent again.</summary>
/// <param name="first">How long after it was sent a result is sent again; after that, twice as long each time.</param>
/// <param name="most">The longest of these pauses.</param>
internal sealed class UnrecordedResults(TimeSpan first, TimeSpan most)
{
    private readonly Dictionary<string, Dictionary<TaskRun, Sent>> _byJob = [];

    /// <summary>Bytes of all outputs and logs.</summary>
    public long Bytes { get; private set; }

    public bool IsEmpty => _byJob.Count == 0;

    public bool Has(string job) => _byJob.ContainsKey(job);

    /// <summary>A result that is sent now.</summary>
    public void Add(LeaseMessages.Result result, DateTimeOffset now)
    {
        Remove(result.JobId, result.Run);
        if (!_byJob.TryGetValue(result.JobId, out var results))
            _byJob.Add(result.JobId, results = []);
        results.Add(result.Run, new Sent(result, now, first));
        Bytes += result.Size;
    }

    /// <summary>It is durable.</summary>
    public void Remove(string job, TaskRun run)
    {
        if (!_byJob.TryGetValue(job, out var results) || !results.Remove(run, out var sent))
            return;
        Bytes -= sent.Result.Size;
        if (results.Count == 0)
            _byJob.Remove(job);
    }

    /// <summary>Nobody wants the results of this job any more.</summary>
    public void Drop(string job)
    {
        if (_byJob.Remove(job, out var results))
            Bytes -= results.Values.Sum(sent => (long)sent.Result.Size);
    }

    /// <summary>All of a job's, sent again now to an actor that has them not.</summary>
    public IReadOnlyList<LeaseMessages.Result> Again(string job, DateTimeOffset now) => Take(Of(job), now, _ => first);

    /// <summary>Those that were not acknowledged in time, sent again now.</summary>
    public IReadOnlyList<LeaseMessages.Result> Due(DateTimeOffset now) =>
        Take(_byJob.Values.SelectMany(results => results.Values).Where(sent => now - sent.At > sent.Pause), now, pause => pause * 2 < most ? pause * 2 : most);

    private IEnumerable<Sent> Of(string job) => _byJob.TryGetValue(job, out var results) ? results.Values : [];

    private static List<LeaseMessages.Result> Take(IEnumerable<Sent> which, DateTimeOffset now, Func<TimeSpan, TimeSpan> pause)
    {
        var taken = new List<LeaseMessages.Result>();
        foreach (var sent in which)
        {
            (sent.At, sent.Pause) = (now, pause(sent.Pause));
            taken.Add(sent.Result);
        }

        return taken;
    }

    private sealed class Sent(LeaseMessages.Result result, DateTimeOffset at, TimeSpan pause)
    {
        public LeaseMessages.Result Result => result;

        public DateTimeOffset At { get; set; } = at;

        public TimeSpan Pause { get; set; } = pause;
    }
}
