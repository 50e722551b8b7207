using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>Another member hosts the singleton, or none does yet.</summary>
internal sealed class YoungerState(SingletonMachine machine) : SingletonState(machine)
{
    public override void ViewChanged()
    {
        if (Machine.View is { Eligible: true, SelfIsOldest: true }) Machine.Become(new BecomingOldestState(Machine));
    }

    public override void HandOverRequested(Address successor) => Machine.Become(new RetiredState(Machine));

    public override void ExitRequested() => Machine.Become(new RetiredState(Machine));
}
