using System.Text;

namespace AkkaCluster.ConventionTests.Source;

/// <summary>
/// Blanks whatever in C# text is not code (comments, characters, strings of every kind, preprocessor lines), so that braces and
/// names can be counted. Positions and line ends stay as they were; code inside of an interpolation is blanked with its string.
/// </summary>
public static class CodeText
{
    public static string Blank(string text)
    {
        var result = new StringBuilder(text);
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfNonCode(text, at);
            if (end == at)
            {
                at++;
                continue;
            }

            for (var i = at; i < end; i++)
                if (text[i] != '\n')
                    result[i] = ' ';
            at = end;
        }

        return result.ToString();
    }

    private static int EndOfNonCode(string text, int at) => text[at] switch
    {
        '/' when Next(text, at) == '/' => EndOfLine(text, at),
        '/' when Next(text, at) == '*' => After(text, "*/", at + 2),
        '#' when IsFirstOnLine(text, at) => EndOfLine(text, at),
        '\'' => EndOfCharacter(text, at),
        '"' or '$' or '@' => EndOfString(text, at),
        _ => at,
    };

    private static int EndOfString(string text, int at)
    {
        var dollars = 0;
        var verbatim = false;
        var quote = at;
        for (; quote < text.Length && text[quote] is '$' or '@'; quote++)
        {
            if (text[quote] == '$') dollars++;
            else verbatim = true;
        }

        if (quote >= text.Length || text[quote] != '"') return at;
        var quotes = Run(text, '"', quote);
        if (quotes >= 3 && !verbatim) return After(text, new string('"', quotes), quote + quotes);
        return EndOfQuoted(text, quote + 1, verbatim, dollars > 0);
    }

    private static int EndOfQuoted(string text, int at, bool verbatim, bool interpolated)
    {
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && !verbatim) at += 2;
            else if (interpolated && text[at] == '{') at = text.AsSpan(at).StartsWith("{{") ? at + 2 : EndOfInterpolation(text, at + 1);
            else at++;
            if (verbatim && at + 1 < text.Length && text[at] == '"' && text[at + 1] == '"') at += 2;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int EndOfInterpolation(string text, int at)
    {
        for (var depth = 1; at < text.Length && depth > 0;)
        {
            var end = EndOfNonCode(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }

            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at++;
        }

        return at;
    }

    private static int EndOfCharacter(string text, int at)
    {
        var end = at + 1 < text.Length && text[at + 1] == '\\' ? at + 3 : at + 2;
        while (end < text.Length && text[end] != '\'' && text[end] != '\n') end++;
        return Math.Min(end + 1, text.Length);
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    private static int After(string text, string mark, int from) =>
        text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal) is var end and >= 0 ? end + mark.Length : text.Length;

    private static int Run(string text, char mark, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == mark) end++;
        return end - at;
    }

    private static bool IsFirstOnLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] == '\n';
    }
}
