using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Position in a HOCON text, and the reading of its blanks, comments and strings.</summary>
internal class HoconScanner(string text, string? origin)
{
    private int _position;

    protected string? Origin { get; } = origin;

    protected bool AtEnd => _position >= text.Length;

    /// <summary>The character at hand; the end of the text reads as NUL.</summary>
    protected char Current => AtEnd ? '\0' : text[_position];

    protected bool AtComment => Current == '#' || At("//");

    protected int Mark() => _position;

    protected bool At(string expected) => string.CompareOrdinal(text, _position, expected, 0, expected.Length) == 0;

    protected void Skip(int count = 1) => _position += count;

    protected void SkipBlanks()
    {
        while (!AtEnd && HoconText.IsBlank(Current)) _position++;
    }

    /// <summary>Skips blanks, line ends and comments; returns whether a line ended.</summary>
    protected bool SkipFiller()
    {
        var lineEnded = false;
        while (!AtEnd)
        {
            if (AtComment)
            {
                while (!AtEnd && Current != '\n') _position++;
            }
            else if (Current == '\n')
            {
                lineEnded = true;
                _position++;
            }
            else if (HoconText.IsBlank(Current))
            {
                _position++;
            }
            else
            {
                break;
            }
        }
        return lineEnded;
    }

    protected string Since(int mark) => text[mark.._position];

    /// <summary>Reads "..." or """...""".</summary>
    protected string ReadQuoted()
    {
        var start = _position;
        if (At("\"\"\"")) return ReadTripleQuoted(start);
        _position++;
        var content = new StringBuilder();
        while (!AtEnd && Current is not ('"' or '\n'))
        {
            if (Current == '\\') content.Append(ReadEscape());
            else content.Append(text[_position++]);
        }
        if (Current != '"') throw Fail("""a closing '"' of the text that is opened here, on the same line""", start);
        _position++;
        return content.ToString();
    }

    private string ReadTripleQuoted(int start)
    {
        var end = text.IndexOf("\"\"\"", start + 3, StringComparison.Ordinal);
        if (end < 0) throw Fail("a closing '\"\"\"' of the text that is opened here", start);
        // Quotes beyond the closing three belong to the text.
        while (end + 3 < text.Length && text[end + 3] == '"') end++;
        _position = end + 3;
        return text[(start + 3)..end];
    }

    private char ReadEscape()
    {
        var start = _position;
        _position += 2;
        if (_position > text.Length) throw Fail("a character after '\\'", start);
        switch (text[_position - 1])
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u' when _position + 4 <= text.Length
                          && ushort.TryParse(text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            case var c and ('"' or '\\' or '/'): return c;
            default: throw Fail("""one of \" \\ \/ \b \f \n \r \t or \u with four hexadecimal digits (write \\ for a backslash, or use triple quotes)""", start);
        }
    }

    /// <summary>The error that something else was expected here, or at <paramref name="mark"/>.</summary>
    protected ConfigurationException Fail(string expected, int mark = -1)
    {
        var at = Math.Min(mark < 0 ? _position : mark, text.Length);
        var found = at == text.Length ? "the end of the text" : text[at] == '\n' ? "the end of the line" : $"'{text[at]}'";
        return new ConfigurationException($"{Where(at)}: found {found}, expected {expected}.");
    }

    protected string Where(int mark)
    {
        var before = text.AsSpan(0, Math.Min(mark, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return $"HOCON{(Origin is null ? "" : $" of {Origin}")}, line {line}, column {column}";
    }
}
