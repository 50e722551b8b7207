using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>This member is the oldest; it waits until no older one can run an instance.</summary>
internal sealed class BecomingOldestState(SingletonMachine machine) : SingletonState(machine)
{
    private readonly HashSet<Address> _confirmed = [];

    public override void Enter()
    {
        AskPending();
        StartIfClear();
    }

    public override void ViewChanged()
    {
        if (!Machine.View.Eligible) return;
        AskPending();
        StartIfClear();
    }

    public override void HandOverConfirmed(Address predecessor)
    {
        _confirmed.Add(predecessor);
        StartIfClear();
    }

    public override void Retry() => AskPending();

    // Whoever asks knows that this member is leaving, which this member may not know yet.
    public override void HandOverRequested(Address successor) => Machine.Become(new RetiredState(Machine));

    public override void ExitRequested() => Machine.Become(new RetiredState(Machine));

    private IEnumerable<Address> Pending => Machine.View.Predecessors.Where(p => !_confirmed.Contains(p));

    private void AskPending()
    {
        foreach (var predecessor in Pending) Port.AskHandOver(predecessor);
    }

    private void StartIfClear()
    {
        if (!Pending.Any()) Machine.Become(new OldestState(Machine));
    }
}
