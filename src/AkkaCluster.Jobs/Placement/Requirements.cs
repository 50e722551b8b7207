namespace AkkaCluster.Jobs.Placement;

/// <summary>
/// What a job asks of the workers that run its tasks, as <c>gpu=1,zone=b</c>. Where a worker has a resource of the name, so much of it is taken by each task that runs; otherwise
/// it has to have the label.
/// </summary>
internal sealed class Requirements
{
    public static readonly Requirements None = new(null, []);

    private const int Most = 16;
    private const int Longest = 100;

    private readonly (string Name, string Value, long? Amount)[] _items;

    private Requirements(string? text, (string Name, string Value, long? Amount)[] items) => (Text, _items) = (text, items);

    /// <summary>As it is written; null for none.</summary>
    public string? Text { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Requirements Of(string? text) => string.IsNullOrEmpty(text)
        ? None
        : new Requirements(text, [.. text.Split(',').Select(item => item.Split('=')).Select(pair => (pair[0], pair[1], Amount.Parse(pair[1])))]);

    /// <summary>One text for what means the same; null for none.</summary>
    public static string? Write(IReadOnlyDictionary<string, string> requires) =>
        requires.Count == 0 ? null : string.Join(',', requires.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key}={item.Value}"));

    /// <summary>What is wrong, one sentence each.</summary>
    public static IEnumerable<string> Errors(IReadOnlyDictionary<string, string> requires)
    {
        if (requires.Count > Most)
            yield return $"The job requires {requires.Count} things of its workers; at most {Most} are allowed.";
        else if (requires.FirstOrDefault(item => !IsWord(item.Key) || !IsWord(item.Value)) is { Key: not null } wrong)
            yield return $"The job requires '{wrong.Key}' to be '{wrong.Value}'; expected for each 1 to {Longest} letters, digits, dots, dashes, underscores, slashes or colons.";
    }

    /// <summary>Whether it can be the name of something that a worker has, or its value.</summary>
    public static bool IsWord(string? text) => text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':');

    /// <summary>Whether a worker that does nothing else could run such a task.</summary>
    public bool AreMetBy(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, long> resources)
    {
        foreach (var (name, value, amount) in _items)
        {
            if (resources.TryGetValue(name, out var there) ? !(amount <= there) : !(labels.TryGetValue(name, out var label) && label == value))
                return false;
        }

        return true;
    }

    /// <summary>What each task that runs takes of these resources.</summary>
    public IEnumerable<(string Name, long Amount)> Of(IReadOnlyDictionary<string, long> resources) =>
        _items.Where(item => item.Amount is not null && resources.ContainsKey(item.Name)).Select(item => (item.Name, item.Amount!.Value));
}
