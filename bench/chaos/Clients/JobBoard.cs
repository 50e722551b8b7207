using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Clients;

/// <summary>The jobs of a round: those that are meant, and those of them that were acknowledged, to whichever client.</summary>
internal sealed class JobBoard(string round, Func<string, Random, JobPlan>? mix = null)
{
    private readonly Func<string, Random, JobPlan> _mix = mix ?? Usual;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobPlan> _plans = [];
    private readonly List<(JobPlan Plan, string Id)> _known = [];

    /// <summary>How the keys of its jobs begin, and the name of its schedule.</summary>
    public string Round => round;

    public IReadOnlyDictionary<string, JobPlan> Plans
    {
        get
        {
            lock (_gate)
                return _plans.ToDictionary();
        }
    }

    /// <summary>A job that nobody has handed in yet.</summary>
    public JobPlan Invent(Random random, bool isProbe = false)
    {
        lock (_gate)
        {
            var key = $"{round}-{_plans.Count}";
            return _plans[key] = isProbe ? new JobPlan(key, Shape.Noop, 1) : _mix(key, random);
        }
    }

    /// <summary>One that was meant before, perhaps by another client that still tries.</summary>
    public JobPlan? Repeat(Random random)
    {
        lock (_gate)
            return _plans.Count == 0 ? null : _plans.Values.ElementAt(_plans.Count - 1 - random.Next(Math.Min(20, _plans.Count)));
    }

    public void Know(JobPlan plan, string id)
    {
        lock (_gate)
            _known.Add((plan, id));
    }

    /// <summary>One that was acknowledged, rather one of the last.</summary>
    public (JobPlan Plan, string Id)? Pick(Random random)
    {
        lock (_gate)
            return _known.Count == 0 ? null : _known[_known.Count - 1 - random.Next(Math.Min(random.Next(2) == 0 ? 10 : 200, _known.Count))];
    }

    private static JobPlan Usual(string key, Random random) => random.Next(10) switch
    {
        0 or 1 => new JobPlan(key, Shape.Noop, random.Next(1, 2000)),
        2 => new JobPlan(key, Shape.Primes, random.Next(1, 40)),
        3 => new JobPlan(key, Shape.Retried, random.Next(1, 8)),
        4 => new JobPlan(key, Shape.Failing, random.Next(1, 4)),
        5 => new JobPlan(key, Shape.Command, random.Next(1, 6)),
        _ => new JobPlan(key, Shape.Echo, random.Next(1, 40), random.Next(60)),
    };
}
