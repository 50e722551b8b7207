namespace Akka.Dispatch;

/// <summary>Runs actors on the thread pool of .NET.</summary>
internal sealed class ThreadPoolDispatcher : ConfiguredDispatcher
{
    public ThreadPoolDispatcher(MessageDispatcherConfigurator configurator) : base(configurator) { }

    internal override void Execute(Mailbox mailbox) => ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: true);

    protected override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void Shutdown() { }
}
