using Akka.Actor;

namespace Akka.Cluster.Tests.Systems;

/// <summary>Writes down what it receives, and completes a task when the last awaited message has come.</summary>
internal sealed class EventRecorder : UntypedActor
{
    private readonly List<object> _received = [];
    private readonly Predicate<object> _last;
    private readonly TaskCompletionSource<List<object>> _done;

    public EventRecorder(Predicate<object> last, TaskCompletionSource<List<object>> done)
    {
        _last = last;
        _done = done;
    }

    /// <summary>An actor that records until the last message, and the task of what it recorded.</summary>
    public static (IActorRef Ref, Task<List<object>> Recorded) Start(ActorSystem system, Predicate<object> last)
    {
        var done = new TaskCompletionSource<List<object>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var recorder = system.ActorOf(Props.Create(() => new EventRecorder(last, done)));
        return (recorder, done.Task.WaitAsync(TestSystems.Patience));
    }

    protected override void OnReceive(object message)
    {
        _received.Add(message);
        if (_last(message))
            _done.TrySetResult(_received);
    }
}
