namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>A test of a text, for event filters.</summary>
public interface IStringMatcher
{
    /// <summary>Whether the text is one that is looked for.</summary>
    bool IsMatch(string s);
}
