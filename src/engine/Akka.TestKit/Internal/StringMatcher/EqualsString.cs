namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Takes the given text only.</summary>
public class EqualsString : IStringMatcher
{
    private readonly string _text;

    /// <summary>Takes the text to compare with.</summary>
    public EqualsString(string s) => _text = s;

    /// <inheritdoc />
    public bool IsMatch(string s) => string.Equals(_text, s, StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"is \"{_text}\"";
}
