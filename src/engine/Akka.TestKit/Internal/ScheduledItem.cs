using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Something to do at a virtual time, once or again and again.</summary>
internal sealed record ScheduledItem(DateTimeOffset Due, TimeSpan? Interval, Action Action, ICancelable? Cancelable)
{
    public bool IsCancelled => Cancelable?.IsCancellationRequested == true;

    public void Run()
    {
        if (!IsCancelled) Action();
    }
}
