using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Told of an event that a filter took.</summary>
public delegate void EventMatched(EventFilterBase eventFilter, LogEvent logEvent);
