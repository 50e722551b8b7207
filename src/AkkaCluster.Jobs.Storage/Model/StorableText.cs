namespace AkkaCluster.Jobs.Storage;

/// <summary>
/// Text that every store can hold. Texts that a handler or a reducer makes (errors, media types) may be anything: a NUL cuts them off in SQLite and is refused by
/// PostgreSQL, half a surrogate pair is no character, and an exception may quote megabytes. The records that carry such texts pass them through here.
/// </summary>
public static class StorableText
{
    /// <summary>The most characters that are kept of an error.</summary>
    public const int MostOfError = 4000;

    private const char Null = '\u2400';
    private const char Replacement = '\uFFFD';

    /// <summary>The text with U+2400 for each NUL and U+FFFD for each half of a surrogate pair, and cut with an ellipsis where it is too long. One that needs no change is returned as it is.</summary>
    public static string Of(string? text, int most = MostOfError)
    {
        if (text is null)
            return "";
        var bounded = text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), " …");
        return IsStorable(bounded) ? bounded : Replace(bounded);
    }

    /// <summary>Where, from an index on, half a surrogate pair stands alone, or -1: text with one cannot be sent or stored unchanged.</summary>
    public static int LoneSurrogate(ReadOnlySpan<char> text, int from = 0)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    private static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal) && LoneSurrogate(text) < 0;

    private static string Replace(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        source.CopyTo(target);
        target.Replace('\0', Null);
        for (var at = LoneSurrogate(target); at >= 0; at = LoneSurrogate(target, at + 1))
            target[at] = Replacement;
    });
}
