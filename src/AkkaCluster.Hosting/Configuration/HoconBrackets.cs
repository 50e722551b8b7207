namespace AkkaCluster.Hosting.Configuration;

/// <summary>
/// Finds brackets without their like. Akka.NET's parser takes the end of the text for what is missing, and a closing bracket too many for the end of the
/// text: what stands behind would be lost without a word.
/// </summary>
internal static class HoconBrackets
{
    /// <summary>What is wrong, with its line; null where each bracket has its like.</summary>
    public static string? Fault(string hocon)
    {
        var open = new Stack<(char Bracket, int Line)>();
        var line = 1;
        for (var i = 0; i < hocon.Length; i++)
        {
            var end = EndOfText(hocon, i);
            if (end > i)
            {
                line += hocon.AsSpan(i, end - i).Count('\n');
                i = end - 1;
                continue;
            }
            switch (hocon[i])
            {
                case '\n':
                    line++;
                    break;
                case '{' or '[':
                    open.Push((hocon[i], line));
                    break;
                case '}' or ']' when !open.TryPop(out var opened) || opened.Bracket != Like(hocon[i]):
                    return $"line {line} has a '{hocon[i]}' without its '{Like(hocon[i])}'";
            }
        }
        return open.TryPop(out var left) ? $"the '{left.Bracket}' of line {left.Line} is not closed" : null;
    }

    private static char Like(char closing) => closing == '}' ? '{' : '[';

    /// <summary>Behind the quoted text or the comment that begins here; here, if none does.</summary>
    private static int EndOfText(string hocon, int at)
    {
        var rest = hocon.AsSpan(at);
        if (rest.StartsWith("\"\"\""))
            return End(hocon, hocon.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal), 3);
        if (rest.StartsWith("#") || rest.StartsWith("//"))
            return End(hocon, hocon.IndexOf('\n', at), 0);
        if (rest[0] != '"')
            return at;
        for (at++; at < hocon.Length && hocon[at] != '"'; at++)
            at += hocon[at] == '\\' ? 1 : 0;
        return Math.Min(at + 1, hocon.Length);
    }

    private static int End(string hocon, int found, int length) => found < 0 ? hocon.Length : found + length;
}
