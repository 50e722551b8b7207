using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>The instance has its termination message and works off what came before it.</summary>
internal sealed class StoppingState(SingletonMachine machine) : SingletonState(machine)
{
    public override bool RunsSingleton => true;

    public override void Enter() => Port.StopSingleton();

    public override void HandOverRequested(Address successor) => Port.ReportProgress(successor);

    public override void SingletonTerminated() => Machine.Become(new RetiredState(Machine));

    public override void SelfGone() { }
}
