using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton.States;

/// <summary>A state of <see cref="SingletonMachine"/>. What a state does not override it ignores.</summary>
internal abstract class SingletonState(SingletonMachine machine)
{
    protected SingletonMachine Machine { get; } = machine;

    protected ISingletonPort Port => Machine.Port;

    public virtual bool RunsSingleton => false;

    public virtual void Enter() { }

    public virtual void ViewChanged() { }

    public virtual void HandOverRequested(Address successor) { }

    public virtual void HandOverConfirmed(Address predecessor) { }

    public virtual void ProxiesPaused() { }

    public virtual void SingletonTerminated() { }

    public virtual void ExitRequested() { }

    public virtual void Retry() { }

    /// <summary>This member was downed or removed.</summary>
    public virtual void SelfGone() => Machine.Become(new RetiredState(Machine));
}
