using System.Globalization;
using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Fairness;

/// <summary>How much of the cluster each queue is to have beside others that have jobs too; a queue that is not named has the weight 1.</summary>
internal sealed class QueueWeights(IEnumerable<string> items)
{
    /// <summary>The queue of jobs that name none.</summary>
    public const string DefaultQueue = "default";

    public static readonly QueueWeights Equal = new([]);

    private const int Most = 1000;

    private readonly Dictionary<string, int> _weights = items.Select(item => item.Split('=')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    public static QueueWeights From(IReadOnlyList<string> items) => items.Count == 0 ? Equal : new QueueWeights(items);

    public int Of(string queue) => _weights.GetValueOrDefault(queue, 1);

    /// <summary>What is wrong with such settings.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<string> items)
    {
        foreach (var item in items.Where(item => !(item.Split('=') is [var name, var weight] && Requirements.IsWord(name) && Amount.Parse(weight) is >= 1 and <= Most && !weight.Any(char.IsLetter))))
            yield return $"akkacluster.jobs.queues has '{item}'; expected name=weight, the weight 1 to {Most}.";
        foreach (var (name, _) in items.CountBy(item => item.Split('=')[0]).Where(name => name.Value > 1))
            yield return $"akkacluster.jobs.queues names '{name}' more than once.";
    }
}
