using Akka.Actor.Internal;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters, so many (<c>akka.log-dead-letters</c>) and then none for a time.</summary>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly int _limit = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _silence = Context.System.Settings.LogDeadLettersSuspendDuration;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private int _count;
    private TimeSpan? _silentUntil;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _eventStream.Subscribe(Self, typeof(DeadLetter));
        _eventStream.Subscribe(Self, typeof(Dropped));
        _eventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    /// <inheritdoc/>
    protected override void PostRestart(Exception reason) { }

    /// <inheritdoc/>
    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter) return false;
        if (letter.Message is IDeadLetterSuppression || IsSilent()) return true;
        _count++;
        var last = _limit != int.MaxValue && _count >= _limit;
        if (last && _silence > TimeSpan.Zero && _silence != Timeout.InfiniteTimeSpan) _silentUntil = MonotonicClock.Elapsed + _silence;
        else if (last) _silentUntil = TimeSpan.MaxValue;
        if (_log.IsInfoEnabled) _log.Info("{0}", Describe(letter) + (last ? NoMore() : ""));
        return true;
    }

    private bool IsSilent()
    {
        if (_silentUntil is not { } until) return false;
        if (MonotonicClock.Elapsed < until) return true;
        _silentUntil = null;
        _count = 0;
        return false;
    }

    private string NoMore() => _silentUntil == TimeSpan.MaxValue ? ", no more dead letters will be logged." : $", no more dead letters will be logged in the next [{_silence}].";

    private string Describe(AllDeadLetters letter)
    {
        var what = letter.Message.GetType().Name;
        var from = letter.Sender.IsNobody() ? "without sender" : $"from [{letter.Sender.Path}]";
        var how = letter switch
        {
            Dropped dropped => $"was dropped: {dropped.Reason}",
            UnhandledMessage => "was unhandled",
            _ => "was not delivered",
        };
        return $"Message [{what}] {from} to [{letter.Recipient?.Path}] {how}. [{_count}] dead letters encountered. "
            + "If this is not expected, the recipient may have terminated unexpectedly. "
            + "This logging can be turned off or adjusted with akka.log-dead-letters and akka.log-dead-letters-during-shutdown.";
    }
}
