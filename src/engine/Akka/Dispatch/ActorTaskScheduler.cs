using Akka.Actor.Internal;
using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// Runs the continuations of an actor's asynchronous code on the actor. While a task that was started by <c>RunTask</c> runs, the actor
/// processes no message but those of the engine.
/// </summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;
    private object? _pending;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message that the actor is processing, or null.</summary>
    public object? CurrentMessage => _cell.CurrentMessage;

    internal bool HasPending => _pending is not null;

    /// <summary>Runs asynchronous code as part of handling the message at hand.</summary>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = CurrentCell();
        cell.TaskScheduler.Run(asyncAction);
    }

    /// <summary>Runs code that starts asynchronous work as part of handling the message at hand.</summary>
    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    internal static void RunTask<T>(Func<T, Task> handler, T message) => CurrentCell().TaskScheduler.Run(() => handler(message));

    /// <summary>Forgets the task at hand: its actor was restarted.</summary>
    internal void Abandon()
    {
        if (_pending is null) return;
        _pending = null;
        _cell.Mailbox.Resume();
    }

    internal void Execute(Task task) => TryExecuteTask(task);

    /// <summary>Called before a task runs.</summary>
    protected virtual void OnBeforeTaskStarted() { }

    /// <summary>Called after a task has run.</summary>
    protected virtual void OnAfterTaskCompleted() { }

    /// <inheritdoc/>
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if ((task.CreationOptions & TaskCreationOptions.LongRunning) != 0)
            new Thread(() => TryExecuteTask(task)) { IsBackground = true }.Start();
        else
            _cell.SendSystemMessage(new ActorTask(this, task));
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued || InternalCurrentActorCellKeeper.Current != _cell) return false;
        OnBeforeTaskStarted();
        try
        {
            return TryExecuteTask(task);
        }
        finally
        {
            OnAfterTaskCompleted();
        }
    }

    private static ActorCell CurrentCell() => InternalCurrentActorCellKeeper.Current
        ?? throw new InvalidOperationException("RunTask must be called from an actor's own code, while it processes a message.");

    private void Run(Func<Task> action)
    {
        var outer = new Task<Task>(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach);
        outer.RunSynchronously(this);
        var inner = outer.IsFaulted ? outer : outer.Result ?? Task.CompletedTask;
        if (inner.IsCompleted)
        {
            inner.GetAwaiter().GetResult();
            return;
        }
        var pending = new object();
        if (_pending is null) _cell.Mailbox.Suspend();
        _pending = pending;
        inner.ContinueWith((done, token) => Complete(done, token!), pending, CancellationToken.None, TaskContinuationOptions.None, this);
    }

    private void Complete(Task done, object token)
    {
        // An actor that was restarted meanwhile has forgotten this task, and one that runs another task waits for that.
        if (_pending != token)
        {
            _ = done.Exception;
            return;
        }
        _pending = null;
        _cell.Mailbox.Resume();
        _cell.TaskCompleted(done);
    }
}
