using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Jobs are cancelled, paused and resumed: in the store first.</summary>
internal sealed class JobSteering(LeaderTerm term)
{
    private ILeaderStore Store => term.Actor.Shared.Store;

    public void Receive()
    {
        term.Actor.On<LeaderCommands.Cancel>(command => Change(command.JobId, () => Store.CancelAsync(term.Epoch, command.JobId, term.Actor.Now), () => term.OnGone(command.JobId, JobState.Cancelled)));
        term.Actor.On<LeaderCommands.SetPaused>(command => Change(command.JobId, () => Store.SetPausedAsync(term.Epoch, command.JobId, command.Paused), () => term.OnPaused(command.JobId, command.Paused)));
        term.Actor.On<Changed>(OnChanged);
        term.Actor.On<NotChanged>(failed => term.OnStoreFailure(failed.Cause, failed.Caller));
    }

    private void Change(string id, Func<Task<bool>> change, Action then)
    {
        var caller = term.Actor.Asker;
        if (Store.Trouble is { } trouble)
            caller.Tell(new LeaderReplies.Refused(JobRefusal.Unavailable, trouble, TimeSpan.FromSeconds(1)));
        else
            change().PipeTo(term.Actor.Ref, success: done => new Changed(caller, id, done, then), failure: e => new NotChanged(caller, e));
    }

    private void OnChanged(Changed changed)
    {
        // What is finished here was finished before, whatever the store says of it now.
        var done = changed.Done && term.Queue.Find(changed.Id) is not null;
        if (done)
            changed.Then();
        changed.Caller.Tell(done ? new LeaderReplies.Done() : new LeaderReplies.NotActive(changed.Id));
    }

    private sealed record Changed(IActorRef Caller, string Id, bool Done, Action Then) : TermReply;

    private sealed record NotChanged(IActorRef Caller, Exception Cause) : TermReply;
}
