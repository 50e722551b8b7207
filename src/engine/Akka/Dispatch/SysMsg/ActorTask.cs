namespace Akka.Dispatch.SysMsg;

/// <summary>Runs a continuation of an actor's asynchronous code on the actor.</summary>
internal sealed class ActorTask : SystemMessage
{
    private readonly ActorTaskScheduler _scheduler;
    private readonly Task _task;

    public ActorTask(ActorTaskScheduler scheduler, Task task)
    {
        _scheduler = scheduler;
        _task = task;
    }

    public void Run() => _scheduler.Execute(_task);

    /// <summary>Runs the continuation of an actor that has terminated, so that what the code holds is let go of.</summary>
    public void RunElsewhere() => ThreadPool.UnsafeQueueUserWorkItem(static self => self.Run(), this, preferLocal: false);
}
