namespace Akka.Dispatch;

/// <summary>Runs actors on threads of its own.</summary>
internal sealed class ExecutorDispatcher : ConfiguredDispatcher
{
    private readonly DedicatedThreadPool _threads;

    public ExecutorDispatcher(MessageDispatcherConfigurator configurator, DedicatedThreadPool threads) : base(configurator)
    {
        _threads = threads;
        _threads.Failed += ReportFailure;
    }

    protected override void ExecuteTask(IRunnable run) => _threads.Queue(run);

    protected override void Shutdown() => _threads.Stop();
}
