namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Takes texts that start with the given one.</summary>
public class StartsWithString : IStringMatcher
{
    private readonly string _text;

    /// <summary>Takes the text to compare with.</summary>
    public StartsWithString(string start) => _text = start;

    /// <inheritdoc />
    public bool IsMatch(string s) => s.StartsWith(_text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"starts with \"{_text}\"";
}
