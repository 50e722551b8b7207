using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Takes texts in which a pattern is found.</summary>
public class RegexMatcher : IStringMatcher
{
    private readonly Regex _regex;

    /// <summary>Takes the pattern.</summary>
    public RegexMatcher(Regex regex) => _regex = regex;

    /// <inheritdoc />
    public bool IsMatch(string s) => _regex.IsMatch(s);

    /// <inheritdoc />
    public override string ToString() => $"matches /{_regex}/";
}
