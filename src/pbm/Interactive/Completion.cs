using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>What may stand at the end of a line, by what the host offers.</summary>
internal sealed class Completion(HostFrame greeting)
{
    private static readonly string[] s_own = ["exit", "help"];

    /// <summary>The words that the last word of the line may become.</summary>
    public IReadOnlyList<string> Of(string line)
    {
        var words = Words.Split(line).ToList();
        var start = line.Length == 0 || char.IsWhiteSpace(line[^1]) ? "" : words[^1];
        if (start.Length > 0) words.RemoveAt(words.Count - 1);
        if (words is ["help", ..]) words.RemoveAt(0);
        return [.. Candidates(words, line).Where(c => c.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Candidates(List<string> words, string line)
    {
        var palettes = greeting.Palettes ?? [];
        if (words.Count == 0) return palettes.Select(p => p.Name).Concat(line.TrimStart().StartsWith("help ", StringComparison.Ordinal) ? [] : s_own);
        var palette = palettes.FirstOrDefault(p => p.Name.Equals(words[0], StringComparison.OrdinalIgnoreCase));
        if (palette is null) return [];
        if (words.Count == 1) return palette.Commands.Select(c => c.Name);
        var command = palette.Commands.FirstOrDefault(c => c.Name.Equals(words[1], StringComparison.OrdinalIgnoreCase));
        // A switch and its value take turns; only the host knows the values.
        return command is null || words.Count % 2 != 0 ? [] : command.Arguments.Select(a => a.Switches[0]).Except(words);
    }
}
