using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Jobs are cancelled, paused, resumed, run again and deleted: in the store first.</summary>
internal sealed class JobSteering(LeaderTerm term)
{
    private ILeaderStore Store => term.Actor.Shared.Store;

    public void Receive()
    {
        term.Actor.On<LeaderCommands.Cancel>(command => Change(command.JobId, () => Store.CancelAsync(term.Epoch, command.JobId, term.Actor.Now), () => term.OnGone(command.JobId, JobState.Cancelled)));
        term.Actor.On<LeaderCommands.SetPaused>(command => Change(command.JobId, () => Store.SetPausedAsync(term.Epoch, command.JobId, command.Paused), () => term.OnPaused(command.JobId, command.Paused)));
        term.Actor.On<LeaderCommands.Rerun>(Rerun);
        term.Actor.On<LeaderCommands.Delete>(command => Ask(command.JobId, () => Store.DeleteAsync(term.Epoch, command.JobId), deleted =>
        {
            if (deleted)
                term.Forget(command.JobId);
            return deleted;
        }));
        term.Actor.On<Changed>(changed => changed.Caller.Tell(changed.Then() ? new LeaderReplies.Done() : new LeaderReplies.NotActive(changed.Id)));
        term.Actor.On<NotChanged>(failed => term.OnStoreFailure(failed.Cause, failed.Caller));
    }

    private void Rerun(LeaderCommands.Rerun command)
    {
        if (term.Queue.Count >= term.Actor.Shared.Settings.QueueCapacity)
        {
            term.Actor.Asker.Tell(term.Full());
            return;
        }

        Ask(command.JobId, () => Store.RerunAsync(term.Epoch, command.JobId, command.FailedOnly, command.Round, term.Actor.Now), rerun =>
        {
            if (rerun.Unfinished is { } job)
                term.Requeue(job);
            return rerun.Done;
        });
    }

    /// <summary>Changes a job that is not finished.</summary>
    private void Change(string id, Func<Task<JobState?>> change, Action then) => Ask(id, change, state =>
    {
        // Of one that waits the store alone knows.
        if (state == JobState.Waiting)
        {
            term.Release.OnEnd();
            return true;
        }

        // What is finished here was finished before, whatever the store says of it now.
        if (state is null || term.Queue.Find(id) is null)
            return false;
        then();
        return true;
    });

    private void Ask<T>(string id, Func<Task<T>> change, Func<T, bool> then)
    {
        var caller = term.Actor.Asker;
        if (Store.Trouble is { } trouble)
            caller.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, trouble, TimeSpan.FromSeconds(1)));
        else
            change().PipeTo(term.Actor.Ref, success: done => new Changed(caller, id, () => then(done)), failure: e => new NotChanged(caller, e));
    }

    private sealed record Changed(IActorRef Caller, string Id, Func<bool> Then) : TermReply;

    private sealed record NotChanged(IActorRef Caller, Exception Cause) : TermReply;
}
