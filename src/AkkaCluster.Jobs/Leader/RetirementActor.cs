using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Jobs.Leader;

/// <summary>Deletes jobs that ended long ago, for the leader whose child it is: a few at once, and then as long a pause as they took, in which others write.</summary>
internal sealed class RetirementActor : ReceiveActor, IWithTimers
{
    private const int AtOnce = 250;

    private readonly LeaderContext _shared;
    private readonly long _epoch;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _underWay;
    private int _retired;

    public RetirementActor(LeaderContext shared, long epoch)
    {
        (_shared, _epoch) = (shared, epoch);
        Receive<Retire>(_ => Start());
        Receive<Retired>(retired =>
        {
            _underWay = false;
            _retired += retired.Count;
            if (retired.Count > 0)
                Timers.StartSingleTimer(nameof(Retired), new Retire(), retired.Elapsed);
            else if (_retired > 0)
            {
                _log.Info("{Retired} jobs that ended more than {Retention} ago were deleted", _retired, _shared.Settings.Retention);
                _retired = 0;
            }
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
        var begun = _shared.Time.GetTimestamp();
        _shared.Store.RetireAsync(_epoch, _shared.Time.GetUtcNow() - _shared.Settings.Retention, AtOnce)
            .PipeTo(Self, success: count => new Retired(count, _shared.Time.GetElapsedTime(begun)), failure: e => new KeeperFailed(e));
    }

    private sealed record Retire;

    private sealed record Retired(int Count, TimeSpan Elapsed);
}
