using Akka.Actor.Internal;
using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Runs actors on threads.</summary>
public abstract class MessageDispatcher
{
    /// <summary>How many messages an actor processes before another gets the thread, where configuration does not say.</summary>
    public const int DefaultThroughput = 100;

    private long _inhabitants;
    private long? _throughputDeadlineTime;

    /// <summary>Creates it.</summary>
    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
        Id = "";
    }

    /// <summary>What made it.</summary>
    public MessageDispatcherConfigurator Configurator { get; }

    /// <summary>The event stream of its system.</summary>
    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    /// <summary>The mailboxes of its system.</summary>
    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    /// <summary>Its id: the path of its section.</summary>
    public string Id { get; protected set; }

    /// <summary>How many messages an actor processes before another gets the thread.</summary>
    public int Throughput { get; set; }

    /// <summary>For how long, in ticks, an actor processes messages before another gets the thread; null for no limit.</summary>
    public long? ThroughputDeadlineTime
    {
        get => _throughputDeadlineTime;
        protected set => _throughputDeadlineTime = value;
    }

    /// <summary>How long its threads may live on without actors.</summary>
    public TimeSpan ShutdownTimeout { get; protected set; }

    /// <summary>How many actors it runs.</summary>
    protected long Inhabitants => Interlocked.Read(ref _inhabitants);

    /// <summary>Runs an action.</summary>
    public void Schedule(Action run) => ExecuteTask(new ActionRunnable(run));

    /// <summary>Runs a work item.</summary>
    public void Schedule(IRunnable run) => ExecuteTask(run);

    internal virtual void Attach(ActorCell cell) => Interlocked.Increment(ref _inhabitants);

    internal virtual void Detach(ActorCell cell) => Interlocked.Decrement(ref _inhabitants);

    /// <summary>Has a mailbox processed.</summary>
    internal virtual void Execute(Mailbox mailbox) => ExecuteTask(mailbox);

    /// <summary>Has a mailbox processed that has used up its throughput and has more to do.</summary>
    internal virtual void Yield(Mailbox mailbox) => Execute(mailbox);

    /// <summary>Processes a mailbox that was executed, on the thread at hand.</summary>
    internal virtual void Run(Mailbox mailbox) => mailbox.RunOnce();

    internal void ShutdownNow() => Shutdown();

    internal long DeadlineFromNow() => _throughputDeadlineTime is { } ticks and > 0 ? MonotonicClock.Ticks + ticks : 0;

    /// <summary>Runs a work item.</summary>
    protected abstract void ExecuteTask(IRunnable run);

    /// <summary>Ends its threads.</summary>
    protected abstract void Shutdown();

    /// <summary>Logs that a work item threw.</summary>
    protected void ReportFailure(Exception ex) => EventStream.Publish(new Error(ex, Id, GetType(), "Exception in dispatcher"));
}
