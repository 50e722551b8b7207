namespace AkkaCluster.Peers.Frame;

/// <summary>The part of a document that a command writes, between two comments.</summary>
internal static class MarkedText
{
    private const string Begin = "<!-- measured: begin -->";
    private const string End = "<!-- measured: end -->";

    /// <summary>The document with another such part.</summary>
    /// <exception cref="FormatException">It has no markers.</exception>
    public static string Replace(string document, string text)
    {
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{document[..(begin + Begin.Length)]}\n{text}{document[end..]}"
            : throw new FormatException($"The file has no lines '{Begin}' and, after it, '{End}', between which the tables would go: add them.");
    }
}
