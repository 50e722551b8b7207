using System.Buffers;
using System.Text;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>
/// Cuts a text into words by the default rules of UAX #29 (Unicode Text Segmentation, WB4 to WB13), character by character, and passes over what stands between
/// them. Hebrew's quotation marks inside of words, which have rules of their own there, are not told from others.
/// </summary>
internal ref struct Words(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _text = utf8;
    private int _at;

    /// <summary>The next word as it is written.</summary>
    public bool TryNext(out ReadOnlySpan<byte> word)
    {
        while (Read(_at, out var first, out var next))
        {
            var start = _at;
            _at = next;
            if (first is not (WordBreak.Letter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.Joiner or WordBreak.Unspaced))
                continue;
            var counts = first != WordBreak.Joiner;
            for (var last = first; Continues(last, out last, out next); _at = next)
                counts |= last != WordBreak.Joiner;
            if (!counts)
                continue;
            word = _text[start.._at];
            return true;
        }
        word = default;
        return false;
    }

    /// <summary>Whether the word goes on behind <see cref="_at"/>: what it then ends with, and where.</summary>
    private readonly bool Continues(WordBreak last, out WordBreak then, out int end)
    {
        if (!Read(_at, out then, out end))
            return false;
        if (Joins(last, then))
            return true;
        // Letters around an apostrophe, digits around a comma: the character between joins only where the next is of the same kind.
        var joins = (last, then) is (WordBreak.Letter, WordBreak.MidLetter or WordBreak.MidBoth) or (WordBreak.Numeric, WordBreak.MidNumber or WordBreak.MidBoth);
        return joins && Read(end, out then, out end) && then == last;
    }

    private static bool Joins(WordBreak last, WordBreak next) => (last, next) switch
    {
        (WordBreak.Letter or WordBreak.Numeric, WordBreak.Letter or WordBreak.Numeric) => true,
        (WordBreak.Katakana, WordBreak.Katakana) => true,
        (WordBreak.Letter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.Joiner, WordBreak.Joiner) => true,
        (WordBreak.Joiner, WordBreak.Letter or WordBreak.Numeric or WordBreak.Katakana) => true,
        _ => false,
    };

    /// <summary>The character at a place, with the marks that follow it.</summary>
    private readonly bool Read(int at, out WordBreak kind, out int next)
    {
        (kind, next) = (WordBreak.Other, at);
        if (at >= _text.Length)
            return false;
        kind = Take(ref next);
        for (var behind = next; behind < _text.Length && Take(ref behind) == WordBreak.Extend;)
            next = behind;
        return true;
    }

    private readonly WordBreak Take(ref int at)
    {
        if (Rune.DecodeFromUtf8(_text[at..], out var rune, out var length) != OperationStatus.Done)
            rune = Rune.ReplacementChar;
        at += length;
        return WordBreaks.Of(rune);
    }
}
