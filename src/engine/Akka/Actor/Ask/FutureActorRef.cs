using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A temporary reference whose first message completes a task.</summary>
/// <typeparam name="T">The type of the message.</typeparam>
public class FutureActorRef<T> : MinimalActorRef
{
    private readonly TaskCompletionSource<T> _result;
    private Timer? _timer;
    private TimeSpan _limit;
    private ICanTell? _target;

    /// <summary>Creates it.</summary>
    public FutureActorRef(TaskCompletionSource<T> result, ActorPath path, IActorRefProvider provider)
    {
        _result = result;
        Path = path;
        Provider = provider;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public override bool IsTerminated => _result.Task.IsCompleted;

    /// <summary>Sends a question whose answer comes to this reference.</summary>
    public virtual void DeliverAsk(object message, ICanTell destination)
    {
        Provider.RegisterTempActor(this, Path);
        _result.Task.ContinueWith(static (_, self) => ((FutureActorRef<T>)self!).Unregister(), this, CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        destination.Tell(message, this);
    }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case DeathWatchNotification gone:
                Tell(new Terminated(gone.Actor, gone.ExistenceConfirmed, gone.AddressTerminated), gone.Actor);
                break;
            case Watch watch when watch.Watchee.Equals(this) && !watch.Watcher.Equals(this):
                _result.Task.ContinueWith(_ => watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, true, false)),
                    CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Stop() => _result.TrySetCanceled();

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        var taken = message switch
        {
            T answer => _result.TrySetResult(answer),
            Status.Failure failure => _result.TrySetException(failure.Cause ?? new TaskCanceledException("The asked actor answered with a Status.Failure without a cause.")),
            _ => _result.TrySetException(new ArgumentException($"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]")),
        };
        if (!taken) Provider.DeadLetters.Tell(message, sender);
    }

    /// <summary>Fails the task unless an answer comes in time.</summary>
    internal void FailAfter(TimeSpan limit, ICanTell target)
    {
        _limit = limit;
        _target = target;
        _timer = new Timer(static self => ((FutureActorRef<T>)self!).TimedOut(), this, limit, Timeout.InfiniteTimeSpan);
    }

    private void TimedOut()
        => _result.TrySetException(new AskTimeoutException($"Timeout after {_limit.TotalSeconds} seconds waiting for an answer of [{_target}]"));

    private void Unregister()
    {
        _timer?.Dispose();
        Provider.UnregisterTempActor(Path);
    }
}
