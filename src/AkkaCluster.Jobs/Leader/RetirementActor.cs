using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Deletes jobs that ended long ago, for the leader whose child it is.</summary>
internal sealed class RetirementActor : ReceiveActor, IWithTimers
{
    private const int AtOnce = 1000;

    private readonly LeaderContext _shared;
    private readonly long _epoch;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _underWay;

    public RetirementActor(LeaderContext shared, long epoch)
    {
        (_shared, _epoch) = (shared, epoch);
        Receive<Retire>(_ => Start());
        Receive<Retired>(retired =>
        {
            _underWay = false;
            if (retired.Count == 0)
                return;
            _log.Info("{Retired} jobs that ended more than {Retention} ago were deleted", retired.Count, _shared.Settings.Retention);
            Start();
        });
        Receive<KeeperFailed>(failed =>
        {
            _underWay = false;
            Context.Parent.Tell(failed);
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(LeaderContext shared, long epoch) => Akka.Actor.Props.Create(() => new RetirementActor(shared, epoch));

    protected override void PreStart() => Timers.StartPeriodicTimer(nameof(Retire), new Retire(), _shared.Settings.RetentionInterval);

    private void Start()
    {
        if (_underWay)
            return;
        _underWay = true;
        _shared.Store.RetireAsync(_epoch, _shared.Time.GetUtcNow() - _shared.Settings.Retention, AtOnce).PipeTo(Self, success: count => new Retired(count), failure: e => new KeeperFailed(e));
    }

    private sealed record Retire;

    private sealed record Retired(int Count);
}
