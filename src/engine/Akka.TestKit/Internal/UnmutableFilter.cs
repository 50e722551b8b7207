using Akka.Actor;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>Filters at work, which end once.</summary>
internal sealed class UnmutableFilter(IReadOnlyList<EventFilterBase> filters, ActorSystem system) : IUnmutableFilter
{
    private int _ended;

    public void Unmute()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0) system.EventStream.Publish(new Unmute(filters));
    }

    public void Dispose() => Unmute();
}
