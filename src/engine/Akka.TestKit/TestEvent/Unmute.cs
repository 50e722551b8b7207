using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published on the event stream: ends what <see cref="Mute"/> began.</summary>
public sealed class Unmute : INoSerializationVerificationNeeded
{
    /// <summary>Takes the filters.</summary>
    public Unmute(params EventFilterBase[] filters) => Filters = filters;

    /// <summary>Takes the filters.</summary>
    public Unmute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
