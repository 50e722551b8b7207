using Akka.Actor;
using Akka.Cluster.Daemon;

namespace Akka.Cluster;

public partial class Cluster
{
    private readonly TaskCompletionSource<Done> _exiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Done> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>This node found itself Exiting: what runs on it stops, in the phases of the coordinated shutdown.</summary>
    internal void RunExiting()
    {
        _exiting.TrySetResult(Done.Instance);
        if (!System.WhenTerminated.IsCompleted)
            CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
    }

    internal void DaemonStopped()
    {
        Terminated();
        if (Settings.RunCoordinatedShutdownWhenDown && !System.WhenTerminated.IsCompleted)
            CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClusterDowningReason.Instance);
    }

    private void Terminated()
    {
        if (_terminated)
            return;
        _terminated = true;
        Publish(new Gossiping.MembershipState(Gossiping.Gossip.Empty, SelfUniqueAddress));
        ClusterMetrics.Remove(this);
        _exiting.TrySetResult(Done.Instance);
        _stopped.TrySetResult(Done.Instance);
        Callbacks.Removed();
    }

    private void AddShutdownTasks()
    {
        var shutdown = CoordinatedShutdown.Get(System);
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterLeave, "leave", LeaveInOrder);
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterExitingDone, "exiting-completed", ConfirmExiting);
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "wait-shutdown", Stop);
    }

    private bool TakesPart => !_terminated && SelfMember.Status is not (MemberStatus.Removed or MemberStatus.Down);

    private Task<Done> LeaveInOrder()
    {
        if (!TakesPart)
            return Task.FromResult(Done.Instance);
        if (SelfMember.Status != MemberStatus.Exiting)
            Leave(SelfAddress);
        return _exiting.Task;
    }

    private Task<Done> ConfirmExiting()
    {
        if (!TakesPart)
            return Task.FromResult(Done.Instance);
        _daemon.Tell(DaemonMessages.ExitingCompleted.Instance, ActorRefs.NoSender);
        return _stopped.Task;
    }

    private Task<Done> Stop()
    {
        _daemon.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        return _stopped.Task;
    }
}
