using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published on the event stream: log events that a filter takes are counted by it, and printed no more.</summary>
public sealed class Mute : INoSerializationVerificationNeeded
{
    /// <summary>Takes the filters.</summary>
    public Mute(params EventFilterBase[] filters) => Filters = filters;

    /// <summary>Takes the filters.</summary>
    public Mute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
