using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>Watches the jobs that somebody at this node waits for: asks whichever leader there is again and again, so that a failover goes unnoticed.</summary>
internal sealed class JobWatcher : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    /// <summary>The jobs, and whether the leader is asked for them.</summary>
    private readonly Dictionary<string, bool> _jobs = new(StringComparer.Ordinal);
    private readonly IActorRef _leader;
    private readonly Action<string> _ended;

    /// <param name="leader">The leader, wherever it is.</param>
    /// <param name="hasEnded">What the store says of a job that the leader does not know.</param>
    /// <param name="changed">Told of each change.</param>
    /// <param name="ended">Told of a job that has ended.</param>
    public JobWatcher(IActorRef leader, Func<string, Task<bool>> hasEnded, Action<JobProgress> changed, Action<string> ended)
    {
        (_leader, _ended) = (leader, ended);
        // In braces: what a handler returns as a truth tells Akka.NET whether the message was expected.
        Receive<Expect>(expected => { _jobs[expected.Job] = false; });
        Receive<Begin>(begin =>
        {
            _jobs[begin.Job] = true;
            if (!begin.Known)
                _leader.Tell(new LeaderCommands.Watch(begin.Job));
        });
        Receive<Stop>(stop => { _jobs.Remove(stop.Job); });
        Receive<Renew>(_ =>
        {
            foreach (var (job, asked) in _jobs)
            {
                if (asked)
                    _leader.Tell(new LeaderCommands.Watch(job));
            }
        });
        Receive<LeaderReplies.JobChanged>(change =>
        {
            if (!_jobs.ContainsKey(change.Progress.JobId))
                return;
            changed(change.Progress);
            if (change.Progress.State.IsFinal())
                End(change.Progress.JobId);
        });
        // The leader does not know the job any more, or not yet, where the answer to its admission was lost: the store tells which.
        Receive<LeaderReplies.NotActive>(not => hasEnded(not.JobId).PipeTo(Self, success: over => new Over(not.JobId, over), failure: _ => new Over(not.JobId, false)));
        Receive<Over>(over => over.Ended, over => End(over.Job));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(IActorRef leader, Func<string, Task<bool>> hasEnded, Action<JobProgress> changed, Action<string> ended) =>
        Akka.Actor.Props.Create(() => new JobWatcher(leader, hasEnded, changed, ended));

    protected override void PreStart() => Timers.StartPeriodicTimer(Renew.Instance, Renew.Instance, Renewal);

    private void End(string job)
    {
        if (_jobs.Remove(job))
            _ended(job);
    }

    /// <summary>Somebody waits for a job that is about to be admitted: the leader tells of it by itself, or nobody knows it yet.</summary>
    internal sealed record Expect(string Job) : INoSerializationVerificationNeeded;

    /// <summary>Somebody waits for a job. <paramref name="Known"/>: the leader knows that, by its admission.</summary>
    internal sealed record Begin(string Job, bool Known = false) : INoSerializationVerificationNeeded;

    /// <summary>Nobody waits for it any more.</summary>
    internal sealed record Stop(string Job) : INoSerializationVerificationNeeded;

    private sealed record Over(string Job, bool Ended);

    private sealed class Renew
    {
        public static readonly Renew Instance = new();
    }
}
