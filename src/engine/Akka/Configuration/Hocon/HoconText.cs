using System.Runtime.CompilerServices;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Characters and quoting of HOCON, shared by parser and printer.</summary>
internal static class HoconText
{
    private const string Special = "${}[]:=,+#\"`^?!@*&\\";

    /// <summary>Whitespace of HOCON without the line feed, which ends a value.</summary>
    public static bool IsBlank(char c) => c != '\n' && (char.IsWhiteSpace(c) || c is '\uFEFF' or '\x1C' or '\x1D' or '\x1E' or '\x1F');

    public static string QuoteKey(string key) => key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && key != "include"
        ? key
        : InQuotes(key);

    public static string Quote(string? text) => text is null ? "null" : IsPlain(text) ? text : InQuotes(text);

    private static string InQuotes(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c == '\n') quoted.Append("\\n");
            else if (c == '\r') quoted.Append("\\r");
            else if (c == '\t') quoted.Append("\\t");
            else if (char.IsControl(c) || char.IsSurrogate(c)) quoted.Append($"\\u{(int)c:x4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    public static string KindOf(HoconValue value) => value.IsObject() ? "an object" : value.IsArray() ? "an array" : $"the value '{value.GetString()}'";

    /// <summary>Nesting is data: it must end in an error of ours, not in an exhausted stack.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ConfigurationException("The configuration is nested more deeply than this thread's stack allows; flatten it.");
    }

    private static bool IsPlain(string text) => text.Length > 0 && text is not "null" && !text.StartsWith("include", StringComparison.Ordinal)
        && !text.Contains("//", StringComparison.Ordinal)
        && text.All(c => c > ' ' && c < 0x7F && !Special.Contains(c));
}
