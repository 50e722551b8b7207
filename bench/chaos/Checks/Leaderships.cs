using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Checks;

/// <summary>There is one that may write.</summary>
internal static class Leaderships
{
    public static IEnumerable<string> OneAnEpoch(History history)
    {
        foreach (var epoch in history.Leaders.GroupBy(sighting => sighting.Epoch))
        {
            var owners = epoch.Select(sighting => sighting.Owner).Distinct().ToList();
            if (owners.Count > 1)
                yield return $"Epoch {epoch.Key} was that of {string.Join(" and of ", owners)}.";
        }
        foreach (var (before, after) in history.Leaders.Zip(history.Leaders.Skip(1)).Where(pair => pair.Second.Epoch < pair.First.Epoch))
            yield return $"Epoch {after.Epoch} ({after.At:0.000} s) came after epoch {before.Epoch} ({before.At:0.000} s).";
    }
}
