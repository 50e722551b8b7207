using Akka.Actor;
using Akka.Cluster.Tools.Singleton.States;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>
/// The decisions of one singleton manager, free of actors and time: it starts an instance only when every predecessor has confirmed that none runs
/// there or is out of the cluster, and once it was asked to hand over it never starts one again (a member that leaves does not come back).
/// </summary>
internal sealed class SingletonMachine
{
    public SingletonMachine(ISingletonPort port)
    {
        Port = port;
        State = new YoungerState(this);
    }

    public ISingletonPort Port { get; }

    public SingletonState State { get; private set; }

    public SingletonView View { get; private set; } = new(false, false, false, null, []);

    /// <summary>Members that wait for this one to give up the singleton.</summary>
    public HashSet<Address> Successors { get; } = [];

    public void Become(SingletonState state)
    {
        State = state;
        state.Enter();
    }

    public void ViewChanged(SingletonView view)
    {
        View = view;
        if (view.Gone) State.SelfGone();
        else State.ViewChanged();
    }

    public void HandOverRequested(Address successor)
    {
        Successors.Add(successor);
        State.HandOverRequested(successor);
    }

    public void HandOverConfirmed(Address predecessor) => State.HandOverConfirmed(predecessor);

    public void ProxiesPaused() => State.ProxiesPaused();

    public void SingletonTerminated() => State.SingletonTerminated();

    /// <summary>This member is shutting down: hand over to whoever asks.</summary>
    public void ExitRequested() => State.ExitRequested();

    /// <summary>Repeats what may have been lost.</summary>
    public void Retry() => State.Retry();
}
