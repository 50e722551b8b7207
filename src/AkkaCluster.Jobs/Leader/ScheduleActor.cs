using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Schedules;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Wakes the schedules when their times come, for the leader whose child it is. It remembers none of them.</summary>
internal sealed class ScheduleActor : ReceiveActor, IWithTimers
{
    /// <summary>A schedule that was put, or goes on, is found so soon.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly LeaderContext _shared;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ScheduleRunner _runner;
    private string? _trouble;

    public ScheduleActor(LeaderContext shared, long epoch)
    {
        _shared = shared;
        var leader = Context.Parent;
        _runner = new ScheduleRunner(
            shared.Schedules, epoch, shared.PlanAsync,
            spec => leader.Ask<INodeMessage>(new LeaderCommands.Submit(JobId.Next(shared.Time.GetUtcNow(), Random.Shared), spec, Patience), Patience * 2),
            shared.Time, shared.Settings.ScheduleGrace);
        Receive<Look>(_ => _runner.RunAsync().PipeTo(Self, failure: e => new KeeperFailed(e)));
        Receive<ScheduleRound>(round =>
        {
            Tell(round.Trouble);
            LookIn(round.Steps > 0 ? TimeSpan.Zero : (round.NextAt - _shared.Time.GetUtcNow()) ?? LookInterval);
        });
        Receive<KeeperFailed>(failed =>
        {
            Tell(failed.Cause.Message);
            if (failed.ConcernsLeader)
                Context.Parent.Tell(failed);
            LookIn(LookInterval);
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(LeaderContext shared, long epoch) => Akka.Actor.Props.Create(() => new ScheduleActor(shared, epoch));

    protected override void PreStart() => Self.Tell(new Look());

    private void LookIn(TimeSpan wait) => Timers.StartSingleTimer(nameof(Look), new Look(), wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LookInterval ? wait : LookInterval);

    /// <summary>Once, however often it is met.</summary>
    private void Tell(string? trouble)
    {
        if (trouble is not null && trouble != _trouble)
            _log.Warning("Schedules: {Trouble}", trouble);
        _trouble = trouble;
    }

    private sealed record Look;
}
