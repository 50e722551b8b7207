using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>A filter by the source and the text of an event.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly IStringMatcher _messageMatcher;
    private readonly IStringMatcher _sourceMatcher;

    /// <summary>Takes the tests of text and source; null takes all.</summary>
    protected EventFilterBase(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher)
    {
        _messageMatcher = messageMatcher ?? MatchesAll.Instance;
        _sourceMatcher = sourceMatcher ?? MatchesAll.Instance;
    }

    /// <summary>Raised for each event that the filter takes, on the thread of the event listener.</summary>
    public event EventMatched? EventMatched;

    /// <summary>What the filter takes, for people.</summary>
    protected abstract string FilterDescriptiveName { get; }

    /// <inheritdoc />
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent)) return false;
        OnEventMatched(logEvent);
        return true;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var parts = new[] { FilterDescriptiveName, Part("message", _messageMatcher), Part("source", _sourceMatcher) };
        return string.Join(" ", parts.Where(p => p.Length > 0));
    }

    /// <summary>Whether the filter takes the event.</summary>
    protected abstract bool IsMatch(LogEvent evt);

    /// <summary>Raises <see cref="EventMatched"/>.</summary>
    protected virtual void OnEventMatched(LogEvent logEvent) => EventMatched?.Invoke(this, logEvent);

    /// <summary>Whether source and text are those that are looked for.</summary>
    protected bool InternalDoMatch(string src, object msg) => _sourceMatcher.IsMatch(src) && _messageMatcher.IsMatch(msg?.ToString() ?? "null");

    private static string Part(string what, IStringMatcher matcher) => matcher.ToString() is { Length: > 0 } text ? $"whose {what} {text}" : "";
}
