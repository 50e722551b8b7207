using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Takes events of level Debug.</summary>
public class DebugFilter : EventFilterBase
{
    /// <summary>Takes the tests of text and source; null takes all.</summary>
    public DebugFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null) : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Debug";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Event.Debug && InternalDoMatch(evt.LogSource, evt.Message);
}
