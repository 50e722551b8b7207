using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>The instance runs here.</summary>
internal sealed class OldestState(SingletonMachine machine) : SingletonState(machine)
{
    private bool _terminated;
    private bool _exiting;

    public override bool RunsSingleton => !_terminated;

    public override void Enter() => Port.StartSingleton();

    public override void HandOverRequested(Address successor)
    {
        Port.ReportProgress(successor);
        Leave(successor);
    }

    public override void ExitRequested()
    {
        _exiting = true;
        LeaveIfAlone();
    }

    public override void ViewChanged()
    {
        // No member becomes older: this one took itself for the oldest by mistake.
        if (Machine.View is { Eligible: true, SelfIsOldest: false, Oldest: not null }) Machine.Become(_terminated ? new YoungerState(Machine) : new YieldingState(Machine));
        else LeaveIfAlone();
    }

    public override void SingletonTerminated() => _terminated = true;

    public override void SelfGone() => Machine.Become(_terminated ? new RetiredState(Machine) : new StoppingState(Machine));

    // With a successor the instance keeps working until that one is ready to take over.
    private void LeaveIfAlone()
    {
        if (_exiting && Machine.View is { Eligible: false, Oldest: null }) Leave(null);
    }

    private void Leave(Address? successor)
        => Machine.Become(_terminated ? new RetiredState(Machine) : new PausingState(Machine, successor));
}
