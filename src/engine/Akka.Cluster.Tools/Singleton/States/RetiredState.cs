using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>No instance runs here and none will.</summary>
internal sealed class RetiredState(SingletonMachine machine) : SingletonState(machine)
{
    public override void Enter()
    {
        foreach (var successor in Machine.Successors) Port.ConfirmHandOver(successor);
        Port.Retired();
    }

    public override void HandOverRequested(Address successor) => Port.ConfirmHandOver(successor);

    public override void ExitRequested() => Port.Retired();

    public override void SelfGone() { }
}
