using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes dispatchers that run actors on the synchronization context of the thread that makes the actor.</summary>
internal sealed class SynchronizedDispatcherConfigurator : MessageDispatcherConfigurator
{
    public SynchronizedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) { }

    public override MessageDispatcher Dispatcher() => new SynchronizedDispatcher(this, SynchronizationContext.Current
        ?? throw new InvalidOperationException($"The dispatcher [{Config.GetString("id")}] runs actors on the current synchronization context, and this thread has none."));
}
