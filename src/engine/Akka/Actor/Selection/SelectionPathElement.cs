namespace Akka.Actor;

/// <summary>An element of the path of a selection.</summary>
public abstract class SelectionPathElement
{
    /// <summary>Creates it.</summary>
    protected SelectionPathElement() { }

    internal virtual bool IsWildcard => false;

    internal static SelectionPathElement[] Parse(IEnumerable<string> elements) =>
        elements.Where(e => e.Length > 0 && e != ".").Select(Parse).ToArray();

    private static SelectionPathElement Parse(string element) => element switch
    {
        ".." => SelectParent.Instance,
        "**" => SelectChildRecursive.Instance,
        _ when element.AsSpan().ContainsAny('?', '*') => new SelectChildPattern(element),
        _ => new SelectChildName(element),
    };
}
