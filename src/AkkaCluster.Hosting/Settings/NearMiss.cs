namespace AkkaCluster.Hosting.Settings;

/// <summary>Finds what a person probably meant, by edit distance (Levenshtein 1966).</summary>
public static class NearMiss
{
    /// <summary>The closest candidate, or null if none is near enough to be a slip.</summary>
    public static string? Find(string given, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, given.Length / 4);
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(given.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= limit ? best.candidate : null;
    }

    /// <summary>A sentence to add to an error, empty if there is nothing near.</summary>
    public static string Hint(string given, IEnumerable<string> candidates) =>
        Find(given, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    internal static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
