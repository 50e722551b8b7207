using System.Collections.ObjectModel;

namespace AkkaCluster.Jobs.Placement;

/// <summary>Reads what a worker is and has, as its settings say it.</summary>
internal static class WorkerPlace
{
    public static IReadOnlyDictionary<string, string> Labels(IReadOnlyList<string> items) =>
        items.Count == 0 ? ReadOnlyDictionary<string, string>.Empty : items.Select(Split).ToDictionary(pair => pair.Name, pair => pair.Value);

    public static IReadOnlyDictionary<string, long> Resources(IReadOnlyList<string> items) =>
        items.Count == 0 ? ReadOnlyDictionary<string, long>.Empty : items.Select(Split).ToDictionary(pair => pair.Name, pair => Amount.Parse(pair.Value)!.Value);

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<string> labels, IReadOnlyList<string> resources)
    {
        foreach (var label in labels.Where(label => !IsPair(label)))
            yield return $"akkacluster.worker.labels has '{label}'; expected name=value of letters, digits, dots, dashes, underscores, slashes or colons.";
        foreach (var resource in resources.Where(resource => !IsPair(resource) || Amount.Parse(Split(resource).Value) is null))
            yield return $"akkacluster.worker.resources has '{resource}'; expected name=amount, the amount a whole number or a size such as 8GiB.";
        foreach (var name in labels.Concat(resources).Select(item => Split(item).Name).CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key))
            yield return $"akkacluster.worker.labels and akkacluster.worker.resources name '{name}' more than once.";
    }

    private static bool IsPair(string item) => item.Contains('=', StringComparison.Ordinal) && Split(item) is var (name, value) && Requirements.IsWord(name) && Requirements.IsWord(value);

    private static (string Name, string Value) Split(string item)
    {
        var equals = item.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (item, "") : (item[..equals], item[(equals + 1)..]);
    }
}
