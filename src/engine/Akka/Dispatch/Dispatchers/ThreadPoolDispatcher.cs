using System.Runtime.CompilerServices;

namespace Akka.Dispatch;

/// <summary>
/// Runs actors on the thread pool of .NET. An actor that is told something by an actor which a pool thread runs is run next by that thread,
/// which costs no hand-over to another; see <see cref="LocalRunner"/>.
/// </summary>
internal sealed class ThreadPoolDispatcher : ConfiguredDispatcher
{
    public ThreadPoolDispatcher(MessageDispatcherConfigurator configurator) : base(configurator) { }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Execute(Mailbox mailbox)
    {
        if (LocalRunner.Current is not { } runner || !runner.TryRunNext(mailbox)) ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Yield(Mailbox mailbox)
    {
        if (LocalRunner.Current is not { } runner || !runner.TryRunLater(mailbox)) ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: false);
    }

    internal override void Run(Mailbox mailbox) => LocalRunner.Run(mailbox);

    protected override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void Shutdown() { }
}
