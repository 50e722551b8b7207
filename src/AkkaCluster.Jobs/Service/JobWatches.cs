using Akka.Actor;
using Akka.Serialization;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs;

/// <summary>The jobs that callers of this node watch: the leader is asked, and tells, once for each job, however many watch it here.</summary>
internal sealed class JobWatches
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobWatch> _byJob = new(StringComparer.Ordinal);
    private readonly IActorRef _watcher;

    /// <summary>Where the leader tells this node of jobs, for a <see cref="LeaderCommands.Submit"/>.</summary>
    public string Path { get; }

    public JobWatches(ActorSystem system, IActorRef leader, Func<string, Task<bool>> hasEnded)
    {
        _watcher = system.ActorOf(JobWatcher.Props(leader, hasEnded, Tell, End));
        Path = Serialization.SerializedActorPath(_watcher);
    }

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
    /// <param name="expected">The job is about to be admitted: the leader is not asked for it before <see cref="Admitted"/>.</param>
    public Watcher Join(string job, Action<JobProgress> changed, Action ended, bool expected = false)
    {
        lock (_gate)
        {
            if (!_byJob.TryGetValue(job, out var watch))
            {
                _byJob.Add(job, watch = new JobWatch());
                _watcher.Tell(expected ? new JobWatcher.Expect(job) : new JobWatcher.Begin(job));
            }
            var watcher = new Watcher(changed, ended, left => Leave(job, watch, left), watch);
            watch.Watchers.Add(watcher);
            if (watch.Last is { } known)
                changed(known);
            return watcher;
        }
    }

    /// <summary>A job that was expected is there. <paramref name="known"/>: its leader tells of it already.</summary>
    public void Admitted(string job, bool known)
    {
        lock (_gate)
        {
            if (_byJob.ContainsKey(job))
                _watcher.Tell(new JobWatcher.Begin(job, known));
        }
    }

    private void Tell(JobProgress progress)
    {
        lock (_gate)
        {
            if (!_byJob.TryGetValue(progress.JobId, out var watch))
                return;
            watch.Last = progress;
            foreach (var watcher in watch.Watchers)
                watcher.Changed(progress);
        }
    }

    private void End(string job)
    {
        lock (_gate)
        {
            if (!_byJob.Remove(job, out var watch))
                return;
            foreach (var watcher in watch.Watchers)
                watcher.Ended();
        }
    }

    private void Leave(string job, JobWatch watch, Watcher left)
    {
        lock (_gate)
        {
            // Who comes later begins a watch of his own.
            if (!watch.Watchers.Remove(left) || watch.Watchers.Count > 0 || _byJob.GetValueOrDefault(job) != watch)
                return;
            _byJob.Remove(job);
            _watcher.Tell(new JobWatcher.Stop(job));
        }
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

        public JobProgress? Last { get; set; }

        public HashSet<Watcher> Watchers { get; } = [];

        public Task<JobProgress> ReadEndAsync(Func<Task<JobProgress>> read)
        {
            lock (_gate)
                return _end ??= read();
        }
    }
}
