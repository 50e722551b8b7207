using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>The logger of a system under test: gives each event to the event filters at work, and prints those that none takes.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    /// <summary>Makes one without filters.</summary>
    public TestEventListener()
    {
    }

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                foreach (var type in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage) })
                    initialize.LoggingBus.Subscribe(Self, type);
                Sender.Tell(new LoggerInitialized());
                return true;
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters) _filters.Remove(filter);
                return true;
            case LogEvent logEvent:
                if (!IsTaken(logEvent)) Print(logEvent);
                return true;
            case DeadLetter letter:
                // The dead letter listener logs it; here it is an event for the filters alone.
                _ = IsTaken(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));
                return true;
            case UnhandledMessage unhandled:
                var warning = new Warning(unhandled.Recipient.Path.ToString(), unhandled.Recipient.GetType(),
                    $"Unhandled message from {unhandled.Sender}: {unhandled.Message}");
                if (!IsTaken(warning)) Print(warning);
                return true;
            default:
                return false;
        }
    }

    // Every filter sees the event, so that two expectations at work at once both count it.
    private bool IsTaken(LogEvent logEvent)
    {
        var taken = false;
        foreach (var filter in _filters) taken |= filter.Apply(logEvent);
        return taken;
    }
}
