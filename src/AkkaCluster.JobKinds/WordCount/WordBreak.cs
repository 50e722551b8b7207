namespace AkkaCluster.JobKinds.WordCount;

/// <summary>What a character is to the rules of <see cref="Words"/>: the Word_Break property of UAX #29, made of general categories where those say the same.</summary>
internal enum WordBreak
{
    Other,
    Letter,
    Numeric,
    Katakana,

    /// <summary>Underscores and the like, which join what stands beside them.</summary>
    Joiner,

    /// <summary>Combining marks and invisible format characters: they belong to what they follow.</summary>
    Extend,
    MidLetter,
    MidNumber,

    /// <summary>Joins letters and joins digits: a full stop, an apostrophe.</summary>
    MidBoth,

    /// <summary>A letter of a script that writes without spaces: a word of its own, since finding its words takes a dictionary.</summary>
    Unspaced,
}
