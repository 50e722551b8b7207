using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Options as data.</summary>
internal sealed class BackoffSettings(bool onFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) : BackoffOptions
{
    private IBackoffReset _reset = new AutoReset(minBackoff);
    private OneForOneStrategy _strategy = new(SupervisorStrategy.DefaultDecider);
    private int _maxNrOfRetries = -1;
    private object? _replyWhileStopped;
    private Func<object, bool>? _finalStopMessage;

    internal override Props Props
    {
        get
        {
            if (minBackoff <= TimeSpan.Zero) throw new ArgumentException($"found a shortest delay of {minBackoff}, expected more than zero.");
            if (maxBackoff < minBackoff) throw new ArgumentException($"found a longest delay of {maxBackoff}, expected at least the shortest, {minBackoff}.");
            if (_reset is AutoReset reset && (reset.ResetBackoff < minBackoff || reset.ResetBackoff > maxBackoff))
                throw new ArgumentException($"found a reset after {reset.ResetBackoff}, expected a time between the shortest and the longest delay, {minBackoff} and {maxBackoff}.");
            var strategy = new OneForOneStrategy(_maxNrOfRetries, _strategy.WithinTimeRangeMilliseconds, _strategy.Decider);
            return onFailure
                ? Props.Create(() => new BackoffOnRestartSupervisor(childProps, childName, minBackoff, maxBackoff, _reset, randomFactor, strategy, _replyWhileStopped, _finalStopMessage))
                : Props.Create(() => new BackoffSupervisor(childProps, childName, minBackoff, maxBackoff, _reset, randomFactor, strategy, _replyWhileStopped, _finalStopMessage));
        }
    }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(copy => copy._reset = new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => With(copy => copy._reset = new ManualReset());

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) => With(copy => copy._strategy = supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() => With(copy => copy._strategy = new OneForOneStrategy(SupervisorStrategy.StoppingStrategy.Decider));

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => With(copy => copy._maxNrOfRetries = maxNrOfRetries);

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => With(copy => copy._replyWhileStopped = replyWhileStopped);

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) => With(copy => copy._finalStopMessage = isFinalStopMessage);

    private BackoffSettings With(Action<BackoffSettings> change)
    {
        var copy = (BackoffSettings)MemberwiseClone();
        change(copy);
        return copy;
    }
}
