namespace Akka.Util;

/// <summary>Matches names against patterns of <c>*</c> (any run of characters) and <c>?</c> (any one character).</summary>
public static class WildcardMatch
{
    /// <summary>Whether the text matches the pattern.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = false)
    {
        var comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] != '*' && SameChar(text, t, pattern, p, comparison))))
            {
                t++;
                p++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool SameChar(string text, int t, string pattern, int p, StringComparison comparison) =>
        text.AsSpan(t, 1).Equals(pattern.AsSpan(p, 1), comparison);
}
