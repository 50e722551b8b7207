using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>A later incarnation takes the next epoch and reads what is recorded.</summary>
internal sealed class LoadingJob(JobActor actor) : JobBehaviour(actor)
{
    private readonly object _tryAgain = new();

    public static void Begin(JobActor actor)
    {
        var loading = new LoadingJob(actor);
        actor.Switch(loading);
        loading.Load();
    }

    public override bool Receive(object message)
    {
        switch (message)
        {
            case Loaded loaded:
                Take(loaded.Job, loaded.History);
                return true;
            case LoadFailed failed:
                Actor.Log.Warning("Job {Job} cannot be loaded yet: {Reason}", Actor.Id, failed.Cause.Message);
                Actor.Timers.StartSingleTimer(_tryAgain, _tryAgain, Actor.Backoff.Next());
                return true;
            // The grant of epoch 1 is for an actor that has not begun; workers are asked for what they have once it has loaded.
            case JobCommands.Start or LeaseMessages.Result or LeaseMessages.Held:
                return true;
            case IJobMessage:
                Actor.KeepForLater();
                return true;
            default:
                if (message == _tryAgain)
                    Load();
                return message == _tryAgain;
        }
    }

    private void Load() => LoadAsync().PipeTo(Actor.Ref, failure: e => new LoadFailed(this, e));

    private async Task<Loaded> LoadAsync()
    {
        var job = await Actor.Shared.Store.TakeJobAsync(Actor.Id).ConfigureAwait(false);
        var history = job is null || job.State.IsFinal() ? null : await Actor.Shared.Store.ReadHistoryAsync(job.Number).ConfigureAwait(false);
        return new Loaded(this, job, history);
    }

    private void Take(JobRecord? job, JobHistory? history)
    {
        Actor.Backoff.Reset();
        if (job is null || history is null)
        {
            EndedJob.Begin(Actor, job);
            return;
        }

        Actor.Log.Info("Job {Job} goes on at {Home} as incarnation {Epoch}: {Done} of {TaskCount} tasks are recorded", Actor.Id, Actor.Shared.Home, job.Epoch, job.Done, job.TaskCount);
        JobRun.Begin(Actor, job, history);
    }

    private sealed record Loaded(object To, JobRecord? Job, JobHistory? History) : JobReply(To);

    private sealed record LoadFailed(object To, Exception Cause) : JobReply(To);
}
