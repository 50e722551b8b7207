using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Scheduling;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Those who are told how far a job is.</summary>
internal sealed partial class LeaderActor
{
    private readonly Dictionary<string, Dictionary<IActorRef, DateTimeOffset>> _watchers = [];

    private void ReceiveWatchers() => Receive<LeaderCommands.Watch>(watch =>
    {
        if (_queue.Find(watch.JobId) is not { } job)
        {
            Sender.Tell(new LeaderReplies.NotActive(watch.JobId));
            return;
        }

        // Without workers there are no jobs' actors that would say why nothing moves.
        if (AddWatcher(watch.JobId, Sender) || _workers.Count == 0)
            Sender.Tell(new LeaderReplies.JobChanged(ProgressOf(job)));
    });

    /// <summary>False where it watches already.</summary>
    private bool AddWatcher(string job, IActorRef watcher)
    {
        if (!_watchers.TryGetValue(job, out var watchers))
            _watchers.Add(job, watchers = []);
        var isNew = !watchers.ContainsKey(watcher);
        watchers[watcher] = Now;
        return isNew;
    }

    private JobProgress ProgressOf(QueuedJob job)
    {
        var known = job.Progress ?? new JobProgress { JobId = job.Id, State = JobState.Queued, TaskCount = job.TaskCount };
        return known with { Paused = job.Paused, NotReady = _workers.Count == 0 ? new NotReady("There is no worker in the cluster.", _noWorkerSince) : known.NotReady };
    }

    private void TellWatchers(JobProgress progress)
    {
        if (!_watchers.TryGetValue(progress.JobId, out var watchers))
            return;
        foreach (var watcher in watchers.Keys)
            watcher.Tell(new LeaderReplies.JobChanged(progress));
        if (progress.State.IsFinal())
            _watchers.Remove(progress.JobId);
    }

    private void ForgetWatcher(IActorRef gone)
    {
        foreach (var watchers in _watchers.Values)
            watchers.Remove(gone);
    }

    private void ForgetSilentWatchers()
    {
        foreach (var (job, watchers) in _watchers.ToList())
        {
            foreach (var (watcher, _) in watchers.Where(watcher => Now - watcher.Value > _settings.WatchTimeout).ToList())
                watchers.Remove(watcher);
            if (watchers.Count == 0)
                _watchers.Remove(job);
        }
    }
}
