namespace AkkaCluster.Hosting.Logging;

/// <summary>Lets so many lines of a category pass in a window of time, and counts the others.</summary>
internal sealed class LogLimit(int linesPerWindow)
{
    private const int MaxLength = 2000;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Whether a window begins with the category's next line; somebody has to <see cref="Close"/> it.</summary>
    public bool Opens(string category) => _lines.TryAdd(category, 0);

    /// <summary>Whether the next line may pass.</summary>
    public bool Passes(string category) => ++_lines[category] <= linesPerWindow;

    /// <summary>Ends the category's window.</summary>
    /// <returns>How many lines did not pass.</returns>
    public int Close(string category) => _lines.Remove(category, out var lines) ? Math.Max(0, lines - linesPerWindow) : 0;

    /// <summary>A text and what caused it in one line of bounded length: a peer chooses parts of it.</summary>
    public static string Line(string text, Exception? cause)
    {
        if (cause is not null && !text.Contains(cause.Message, StringComparison.Ordinal))
            text = $"{text}: {cause.GetBaseException().Message}";
        text = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
    }
}
