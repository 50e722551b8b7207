using Akka.Actor;

namespace AkkaCluster.Jobs;

/// <summary>The jobs that callers of this node watch: the leader is asked, and tells, once for each job, however many watch it here.</summary>
internal sealed class JobWatches(ActorSystem system, IActorRef leader, Func<string, Task<bool>> hasEnded)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobWatch> _byJob = new(StringComparer.Ordinal);

    /// <summary>The jobs that are watched now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byJob.Count;
        }
    }

    /// <summary>Begins to watch a job; until the watcher is disposed of, or the job has ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="changed">Told of its progress; what is known already at once. It must not block.</param>
    /// <param name="ended">Told when there is no more: the job has ended, or there is none.</param>
    public Watcher Join(string job, Action<JobProgress> changed, Action ended)
    {
        lock (_gate)
        {
            if (!_byJob.TryGetValue(job, out var watch))
            {
                _byJob.Add(job, watch = new JobWatch());
                var started = watch;
                watch.Actor = system.ActorOf(JobWatcher.Props(job, leader, hasEnded, progress => Tell(started, progress), () => End(job, started)));
            }
            var watcher = new Watcher(changed, ended, left => Leave(job, watch, left), watch);
            watch.Watchers.Add(watcher);
            if (watch.Last is { } known)
                changed(known);
            return watcher;
        }
    }

    private void Tell(JobWatch watch, JobProgress progress)
    {
        lock (_gate)
        {
            watch.Last = progress;
            foreach (var watcher in watch.Watchers)
                watcher.Changed(progress);
        }
    }

    private void End(string job, JobWatch watch)
    {
        lock (_gate)
        {
            foreach (var watcher in watch.Watchers)
                watcher.Ended();
            Forget(job, watch);
        }
    }

    private void Leave(string job, JobWatch watch, Watcher left)
    {
        lock (_gate)
        {
            if (watch.Watchers.Remove(left) && watch.Watchers.Count == 0)
                Forget(job, watch);
        }
    }

    /// <summary>Who comes later begins a watch of his own.</summary>
    private void Forget(string job, JobWatch watch)
    {
        if (_byJob.TryGetValue(job, out var current) && current == watch)
            _byJob.Remove(job);
        system.Stop(watch.Actor);
    }

    /// <summary>One who watches.</summary>
    internal sealed class Watcher(Action<JobProgress> changed, Action ended, Action<Watcher> leave, JobWatch watch) : IDisposable
    {
        public Action<JobProgress> Changed => changed;

        public Action Ended => ended;

        /// <summary>What all who watched the job are told at its end: read once.</summary>
        public Task<JobProgress> ReadEndAsync(Func<Task<JobProgress>> read) => watch.ReadEndAsync(read);

        public void Dispose() => leave(this);
    }

    /// <summary>One job that is watched. All of it under the gate of <see cref="JobWatches"/>, except its end.</summary>
    internal sealed class JobWatch
    {
        private Task<JobProgress>? _end;
        private readonly Lock _gate = new();

        public IActorRef Actor { get; set; } = ActorRefs.Nobody;

        public JobProgress? Last { get; set; }

        public HashSet<Watcher> Watchers { get; } = [];

        public Task<JobProgress> ReadEndAsync(Func<Task<JobProgress>> read)
        {
            lock (_gate)
                return _end ??= read();
        }
    }
}
