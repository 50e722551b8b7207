using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>Runs one actor on a thread of its own, which ends with the actor.</summary>
internal sealed class PinnedActorDispatcher : ConfiguredDispatcher
{
    private readonly DedicatedThreadPool _thread;

    public PinnedActorDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
        _thread = new DedicatedThreadPool($"{configurator.Prerequisites.Settings.System.Name}-{Id}-pinned", 1);
        _thread.Failed += ReportFailure;
    }

    internal override void Detach(ActorCell cell)
    {
        base.Detach(cell);
        if (Inhabitants == 0) _thread.Stop();
    }

    protected override void ExecuteTask(IRunnable run) => _thread.Queue(run);

    protected override void Shutdown() => _thread.Stop();
}
