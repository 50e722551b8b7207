namespace Akka.Actor;

internal partial class ActorCell
{
    private ReceiveTimeoutState? _receiveTimeout;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        CancelReceiveTimeout();
        if (timeout is not { } time || time == Timeout.InfiniteTimeSpan) return;
        if (time <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeout), $"The receive timeout must be positive, or null for none; it was {time}.");
        _receiveTimeout = new ReceiveTimeoutState(time) { LastMessage = System.Scheduler.MonotonicClock };
        ScheduleCheck(time);
    }

    private void TouchReceiveTimeout(object message)
    {
        if (message is not INotInfluenceReceiveTimeout) _receiveTimeout!.LastMessage = System.Scheduler.MonotonicClock;
    }

    private void CheckReceiveTimeout()
    {
        if (_receiveTimeout is not { } state) return;
        var left = state.LastMessage + state.Timeout - System.Scheduler.MonotonicClock;
        // A message that waits is a message in time.
        if (left > TimeSpan.Zero || _mailbox.HasMessages)
        {
            ScheduleCheck(left > TimeSpan.Zero ? left : state.Timeout);
            return;
        }
        state.LastMessage = System.Scheduler.MonotonicClock;
        ScheduleCheck(state.Timeout);
        ReceiveMessage(Akka.Actor.ReceiveTimeout.Instance);
    }

    private void ScheduleCheck(TimeSpan delay)
    {
        var check = new Cancelable(System.Scheduler);
        _receiveTimeout!.Check = check;
        System.Scheduler.ScheduleTellOnce(delay, Self, ReceiveTimeoutCheck.Instance, Self, check);
    }

    private void CancelReceiveTimeout()
    {
        _receiveTimeout?.Check?.Cancel();
        _receiveTimeout = null;
    }
}
