using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Takes events of level Error, all of them or those that an exception of some type caused.</summary>
public class ErrorFilter : EventFilterBase
{
    private readonly Type? _exceptionType;
    private readonly bool _recurseInnerExceptions;

    /// <summary>Takes the tests of text and source; null takes all.</summary>
    public ErrorFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null) : this(null, messageMatcher, sourceMatcher)
    {
    }

    /// <summary>Takes the type of the cause too, and whether it may stand within another exception.</summary>
    public ErrorFilter(Type? exceptionType, IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null, bool recurseInnerExceptions = false)
        : base(messageMatcher, sourceMatcher)
    {
        _exceptionType = exceptionType;
        _recurseInnerExceptions = recurseInnerExceptions;
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => _exceptionType is null ? "Error" : $"Error caused by {_exceptionType.Name}";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) =>
        evt is Error && (_exceptionType is null ? InternalDoMatch(evt.LogSource, evt.Message) : IsCausedBy(evt.Cause, evt));

    private bool IsCausedBy(Exception? cause, LogEvent evt)
    {
        if (cause is null) return false;
        if (_exceptionType!.IsInstanceOfType(cause) && (InternalDoMatch(evt.LogSource, evt.Message) || InternalDoMatch(evt.LogSource, cause.Message))) return true;
        if (!_recurseInnerExceptions) return false;
        return cause is AggregateException many ? many.InnerExceptions.Any(e => IsCausedBy(e, evt)) : IsCausedBy(cause.InnerException, evt);
    }
}
