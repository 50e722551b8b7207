using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>What the leader tells of jobs that are not finished: to those who watch them, and to who asks.</summary>
internal sealed class JobNews(LeaderTerm term, WorkerRoster workers)
{
    private readonly JobWatchers _watchers = new();

    private LeaderActor Actor => term.Actor;

    public void Receive()
    {
        Actor.On<LeaderCommands.Watch>(watch => OnWatch(watch.JobId));
        Actor.On<LeaderCommands.GetProgress>(question => OnGetProgress(question.JobIds));
    }

    public void Watch(string job, IActorRef watcher) => _watchers.Add(job, watcher, Actor.Now);

    /// <summary>From time to time: forgets who is silent, and tells the others what jobs that stand still wait for.</summary>
    public void Check()
    {
        _watchers.ForgetSilent(Actor.Now - Actor.Shared.Settings.WatchTimeout);
        TellWaits();
    }

    public void Tell(QueuedJob job) => Tell(AsTold(job));

    /// <summary>Tells those who watch the job; at its end for the last time.</summary>
    public void Tell(JobProgress progress)
    {
        foreach (var watcher in _watchers.Of(progress.JobId, forgetThem: progress.State.IsFinal()))
            watcher.Tell(new LeaderReplies.JobChanged(progress));
    }

    private void OnWatch(string id)
    {
        if (term.Queue.Find(id) is not { } job)
        {
            Actor.Asker.Tell(new LeaderReplies.NotActive(id));
            return;
        }

        // Without workers there are no jobs' actors that would say why nothing moves.
        if (_watchers.Add(id, Actor.Asker, Actor.Now) || workers.IsEmpty)
            Actor.Asker.Tell(new LeaderReplies.JobChanged(AsTold(job)));
    }

    private void OnGetProgress(IReadOnlyList<string> ids)
    {
        var why = Why();
        Actor.Asker.Tell(new LeaderReplies.Progress([.. ids.Select(term.Queue.Find).OfType<QueuedJob>().Select(job => ProgressOf(job) with { Waits = why.Of(job) })]));
    }

    /// <summary>Tells those who watch jobs that have stood still for a while what they wait for, and when that changes.</summary>
    private void TellWaits()
    {
        var why = Why();
        foreach (var job in _watchers.Jobs.Select(term.Queue.Find).OfType<QueuedJob>().ToList())
        {
            var progress = ProgressOf(job);
            var waits = Actor.Now - job.StillSince < Actor.Shared.Settings.StillAfter || progress.NotReady is not null ? null : why.Of(job);
            if (waits == job.ToldWaits)
                continue;
            job.ToldWaits = waits;
            Tell(progress with { Waits = waits });
        }
    }

    private WhyItWaits Why() => new(workers.All, term.Queue.Active, workers.StandbyMayWork, Actor.Shared.Store.Trouble, Actor.Now);

    private JobProgress AsTold(QueuedJob job) => ProgressOf(job) with { Waits = job.ToldWaits };

    private JobProgress ProgressOf(QueuedJob job)
    {
        var known = job.Progress ?? new JobProgress { JobId = job.Id, State = JobState.Queued, TaskCount = job.TaskCount };
        var runs = !workers.IsEmpty && job.IsRunning(Actor.Now, Actor.Shared.Settings.Moment);
        return known with { State = runs ? JobState.Running : JobState.Queued, Leased = runs ? known.Leased : 0, Paused = job.Paused, Round = job.Round, NotReady = workers.NoneSince is { } since ? new NotReady("There is no worker in the cluster.", since) : known.NotReady };
    }
}
