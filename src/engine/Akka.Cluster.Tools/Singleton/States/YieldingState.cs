using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>The instance runs here although an older member has turned up: it stops, and this member waits for its turn.</summary>
internal sealed class YieldingState(SingletonMachine machine) : SingletonState(machine)
{
    public override bool RunsSingleton => true;

    public override void Enter() => Port.PauseProxies(Machine.View.Oldest);

    public override void ProxiesPaused() => Port.StopSingleton();

    public override void HandOverRequested(Address successor) => Port.ReportProgress(successor);

    public override void SingletonTerminated()
    {
        if (Machine.Successors.Count > 0) Machine.Become(new RetiredState(Machine));
        else Machine.Become(new YoungerState(Machine));
    }

    public override void SelfGone() => Machine.Become(new StoppingState(Machine));
}
