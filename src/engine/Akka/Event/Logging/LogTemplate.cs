using System.Globalization;
using System.Text;

namespace Akka.Event;

/// <summary>Turns templates with names, such as <c>{Path}</c>, into ones with positions.</summary>
internal static class LogTemplate
{
    public static string ToIndexed(string format)
    {
        if (!HasNames(format)) return format;
        var text = new StringBuilder(format.Length);
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            text.Append(format[i]);
            if (format[i] != '{') continue;
            if (i + 1 < format.Length && format[i + 1] == '{')
            {
                text.Append(format[++i]);
                continue;
            }
            var start = i + 1;
            while (i + 1 < format.Length && format[i + 1] is not (':' or ',' or '}')) i++;
            var name = format.AsSpan(start, i + 1 - start);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)) text.Append(name);
            else text.Append(next++);
        }
        return text.ToString();
    }

    private static bool HasNames(string format)
    {
        for (var i = format.IndexOf('{'); i >= 0 && i + 1 < format.Length; i = format.IndexOf('{', i + 1))
        {
            if (format[i + 1] == '{') i++;
            else if (!char.IsAsciiDigit(format[i + 1])) return true;
        }
        return false;
    }
}
