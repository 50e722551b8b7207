using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Takes the events that a function picks.</summary>
public class CustomEventFilter : EventFilterBase
{
    private readonly Predicate<LogEvent> _predicate;

    /// <summary>Takes the function.</summary>
    public CustomEventFilter(Predicate<LogEvent> predicate) : base(null, null) => _predicate = predicate;

    /// <inheritdoc />
    protected override string FilterDescriptiveName => "Custom";

    /// <inheritdoc />
    protected override bool IsMatch(LogEvent evt) => _predicate(evt);
}
