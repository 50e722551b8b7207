using System.Globalization;
using System.Text;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Says of characters what they are.</summary>
internal static class WordBreaks
{
    private static readonly WordBreak[] Ascii = [.. Enumerable.Range(0, 128).Select(value => Find(new Rune(value)))];

    public static WordBreak Of(Rune rune) => rune.IsAscii ? Ascii[rune.Value] : Find(rune);

    private static WordBreak Find(Rune rune) => rune.Value switch
    {
        ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2027 or 0xFE13 or 0xFE55 or 0xFF1A => WordBreak.MidLetter,
        ',' or ';' or 0x37E or 0x589 or 0x60C or 0x60D or 0x66C or 0x7F8 or 0x2044 or 0xFE10 or 0xFE14 or 0xFE50 or 0xFE54 or 0xFF0C or 0xFF1B => WordBreak.MidNumber,
        '\'' or '.' or 0x2018 or 0x2019 or 0x2024 or 0xFE52 or 0xFF07 or 0xFF0E => WordBreak.MidBoth,
        0x202F => WordBreak.Joiner,
        // The zero width space ends a word, as any space does.
        0x200B => WordBreak.Other,
        (>= 0x3031 and <= 0x3035) or 0x309B or 0x309C or (>= 0x30A0 and <= 0x30FF and not 0x30FB) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) => WordBreak.Katakana,
        var other => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => WordBreak.Extend,
            UnicodeCategory.DecimalDigitNumber => WordBreak.Numeric,
            UnicodeCategory.ConnectorPunctuation => WordBreak.Joiner,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => IsUnspaced(other) ? WordBreak.Unspaced : WordBreak.Letter,
            _ => WordBreak.Other,
        },
    };

    /// <summary>Thai, Lao, Myanmar, Khmer, Tai; Hiragana; ideographs.</summary>
    private static bool IsUnspaced(int value) => value is
        (>= 0xE00 and <= 0xEFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x19DF) or (>= 0x1A20 and <= 0x1AAF)
        or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3041 and <= 0x309F) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAADF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x1B001 and <= 0x1B11F) or (>= 0x20000 and <= 0x3FFFF);
}
