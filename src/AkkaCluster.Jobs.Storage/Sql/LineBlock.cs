using System.Buffers;
using System.Text;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>Lines in one text, a line each; what would break a line, or a database's text, is escaped.</summary>
internal static class LineBlock
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\n\r\0");

    public static string Join(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                text.Append('\n');
            Append(text, lines[i]);
        }

        return text.ToString();
    }

    public static string[] Split(string text)
    {
        var lines = text.Split('\n');
        if (text.Contains('\\', StringComparison.Ordinal))
        {
            for (var i = 0; i < lines.Length; i++)
                lines[i] = Unescape(lines[i]);
        }

        return lines;
    }

    private static void Append(StringBuilder text, string line)
    {
        if (line.AsSpan().IndexOfAny(Escaped) < 0)
        {
            text.Append(line);
            return;
        }

        foreach (var c in line)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\0' => text.Append("\\0"),
                _ => text.Append(c),
            };
        }
    }

    private static string Unescape(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal))
            return line;
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
                text.Append(line[i]);
            else
                text.Append(line[++i] switch { 'n' => '\n', 'r' => '\r', '0' => '\0', var c => c });
        }

        return text.ToString();
    }
}
