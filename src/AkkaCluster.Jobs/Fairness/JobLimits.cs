using System.Text.Json;
using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Fairness;

/// <summary>The limits of a cluster.</summary>
internal sealed class JobLimits
{
    public static readonly JobLimits None = new([]);

    private readonly List<JobLimit> _limits;
    private readonly bool _haveLabels;

    public JobLimits(IEnumerable<string> items)
    {
        _limits = [.. items.Select(JobLimit.Parse).OfType<JobLimit>()];
        _haveLabels = _limits.Exists(limit => limit.Key is not (JobLimit.Queue or JobLimit.Kind));
    }

    public static JobLimits From(IReadOnlyList<string> items) => items.Count == 0 ? None : new JobLimits(items);

    public bool HaveRates => _limits.Exists(limit => limit.AtOnce is null);

    /// <summary>What is wrong with such settings.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<string> items) => items.Where(item => JobLimit.Parse(item) is null)
        .Select(item => $"akkacluster.jobs.limits has '{item}'; expected key=value:N for N tasks at once, or key=value:N/s, /m or /h for N begun in that time. The key is queue, kind or a label; the value * is each by itself.");

    /// <summary>The limits that concern a job, each with the value that it is about.</summary>
    /// <param name="queue">The job's queue.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="labels">Its labels.</param>
    public IEnumerable<(JobLimit Limit, string Value)> Of(string queue, string kind, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var limit in _limits)
        {
            var value = limit.Key switch { JobLimit.Queue => queue, JobLimit.Kind => KindVersion.NameOf(kind), _ => labels.GetValueOrDefault(limit.Key) };
            if (value is not null && (limit.IsOfEach || limit.Value == value))
                yield return (limit, value);
        }
    }

    /// <summary>As the job store has the labels.</summary>
    public IEnumerable<(JobLimit Limit, string Value)> Of(string queue, string kind, string labels) =>
        _limits.Count == 0 ? [] : Of(queue, kind, _haveLabels && labels != "{}" ? JsonSerializer.Deserialize<Dictionary<string, string>>(labels)! : []);
}
