using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes a dispatcher for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator : MessageDispatcherConfigurator
{
    public PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) { }

    public override MessageDispatcher Dispatcher() => new PinnedActorDispatcher(this);
}
