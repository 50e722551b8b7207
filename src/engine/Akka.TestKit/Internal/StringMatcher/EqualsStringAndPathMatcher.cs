namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Takes a log source by its whole text, or an actor by its path with or without the address of its system.</summary>
public class EqualsStringAndPathMatcher : IStringMatcher
{
    private readonly string _path;
    private readonly bool _canBeRelative;

    /// <summary>Takes the text or path, and whether the address may be left out of it.</summary>
    public EqualsStringAndPathMatcher(string path, bool canBeRelative = true)
    {
        _path = path;
        _canBeRelative = canBeRelative;
    }

    /// <inheritdoc />
    public bool IsMatch(string path) =>
        string.Equals(_path, path, StringComparison.Ordinal) ||
        _canBeRelative && string.Equals(WithoutAddress(_path), WithoutAddress(path), StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"is \"{_path}\"";

    private static string WithoutAddress(string path)
    {
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? -1 : path.IndexOf('/', scheme + 3);
        var start = slash < 0 ? 0 : slash;
        var uid = path.LastIndexOf('#');
        return uid > start ? path[start..uid] : path[start..];
    }
}
