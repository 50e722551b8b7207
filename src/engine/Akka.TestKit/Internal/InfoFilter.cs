using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Takes events of level Info.</summary>
public class InfoFilter : EventFilterBase
{
    /// <summary>Takes the tests of text and source; null takes all.</summary>
    public InfoFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null) : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Info";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => evt is Event.Info && InternalDoMatch(evt.LogSource, evt.Message);
}
