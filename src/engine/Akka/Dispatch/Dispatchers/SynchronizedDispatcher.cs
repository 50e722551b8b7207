namespace Akka.Dispatch;

/// <summary>Runs actors on a synchronization context.</summary>
internal sealed class SynchronizedDispatcher : ConfiguredDispatcher
{
    private readonly SynchronizationContext _context;

    public SynchronizedDispatcher(MessageDispatcherConfigurator configurator, SynchronizationContext context) : base(configurator) => _context = context;

    protected override void ExecuteTask(IRunnable run) => _context.Post(static state => ((IRunnable)state!).Run(), run);

    protected override void Shutdown() { }
}
