using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs;

/// <summary>Watches one job: asks whichever leader there is again and again, so that a failover goes unnoticed.</summary>
internal sealed class JobWatcher : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    private readonly string _job;
    private readonly IActorRef _leader;

    public JobWatcher(string job, IActorRef leader, Func<string, Task<bool>> hasEnded, Action<JobProgress> changed, Action ended)
    {
        _job = job;
        _leader = leader;
        Receive<Renew>(_ => _leader.Tell(new LeaderCommands.Watch(_job)));
        Receive<LeaderReplies.JobChanged>(change =>
        {
            changed(change.Progress);
            if (change.Progress.State.IsFinal())
                ended();
        });
        // The leader does not know the job any more, or not yet, where the answer to its admission was lost: the store tells which.
        Receive<LeaderReplies.NotActive>(_ => hasEnded(_job).PipeTo(Self, success: over => new Over(over), failure: _ => new Over(false)));
        Receive<Over>(over => over.Ended, _ => ended());
        ReceiveAny(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(string job, IActorRef leader, Func<string, Task<bool>> hasEnded, Action<JobProgress> changed, Action ended) =>
        Akka.Actor.Props.Create(() => new JobWatcher(job, leader, hasEnded, changed, ended));

    protected override void PreStart()
    {
        _leader.Tell(new LeaderCommands.Watch(_job));
        Timers.StartPeriodicTimer(Renew.Instance, Renew.Instance, Renewal);
    }

    private sealed record Over(bool Ended);

    private sealed class Renew
    {
        public static readonly Renew Instance = new();
    }
}
