using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>The instance still works off what the proxies have sent; they are asked to send no more.</summary>
internal sealed class PausingState(SingletonMachine machine, Address? successor) : SingletonState(machine)
{
    public override bool RunsSingleton => true;

    public override void Enter() => Port.PauseProxies(successor);

    public override void HandOverRequested(Address successor) => Port.ReportProgress(successor);

    public override void ProxiesPaused() => Machine.Become(new StoppingState(Machine));

    public override void SingletonTerminated() => Machine.Become(new RetiredState(Machine));

    public override void SelfGone() => Machine.Become(new StoppingState(Machine));
}
