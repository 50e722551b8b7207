namespace Akka.Actor;

/// <summary>Asks: sends a message and gives the answer as a task.</summary>
public static class Futures
{
    /// <summary>Asks.</summary>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks, until it is cancelled.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks, until it is cancelled.</summary>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks for an answer of a type. An answer <see cref="Status.Failure"/> fails the task with its cause.</summary>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of a type, until it is cancelled.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<T>(message, null, cancellationToken);

    /// <summary>Asks for an answer of a type, until it is cancelled.</summary>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>Asks with a message that is made with the reference that the answer goes to.</summary>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ProviderOf(self) ?? throw new ArgumentException($"Unable to resolve the target Provider of [{self}]: ask an actor reference or a selection.", nameof(self));
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var limit = timeout ?? provider.Settings.AskTimeout;
        if (cancellationToken.CanBeCanceled) CancelWith(result, cancellationToken);
        var future = provider.CreateFutureRef(result);
        if (limit >= TimeSpan.Zero && limit != TimeSpan.MaxValue) future.FailAfter(limit, self);
        future.DeliverAsk(messageFactory(future), self);
        return result.Task;
    }

    private static IActorRefProvider? ProviderOf(ICanTell self) => self switch
    {
        IInternalActorRef actor => actor.Provider,
        ActorSelection selection => ProviderOf(selection.Anchor),
        _ => null,
    };

    private static void CancelWith<T>(TaskCompletionSource<T> result, CancellationToken token)
    {
        var registration = token.Register(() => result.TrySetCanceled(token));
        DisposeWhenDone(result.Task, registration);
    }

    private static void DisposeWhenDone(Task task, IDisposable resource) => task.ContinueWith(static (_, r) => ((IDisposable)r!).Dispose(), resource,
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
