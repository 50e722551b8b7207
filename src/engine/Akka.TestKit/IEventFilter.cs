using Akka.Event;

namespace Akka.TestKit;

/// <summary>Takes some of the log events of a system.</summary>
public interface IEventFilter
{
    /// <summary>Whether the event is one of those, which is then not printed.</summary>
    bool Apply(LogEvent logEvent);
}
