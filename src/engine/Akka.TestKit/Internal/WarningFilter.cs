using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Takes events of level Warning.</summary>
public class WarningFilter : EventFilterBase
{
    /// <summary>Takes the tests of text and source; null takes all.</summary>
    public WarningFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null) : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Warning";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Event.Warning && InternalDoMatch(evt.LogSource, evt.Message);
}
