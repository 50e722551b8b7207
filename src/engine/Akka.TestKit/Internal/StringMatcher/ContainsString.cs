namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Takes texts that contain the given one.</summary>
public class ContainsString : IStringMatcher
{
    private readonly string _text;

    /// <summary>Takes the text to compare with.</summary>
    public ContainsString(string part) => _text = part;

    /// <inheritdoc />
    public bool IsMatch(string s) => s.Contains(_text, StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"contains \"{_text}\"";
}
