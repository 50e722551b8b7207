namespace Akka.Actor;

/// <summary>The timers of an actor.</summary>
internal sealed class TimerScheduler : ITimerScheduler
{
    private readonly Dictionary<object, (TimerMessage Message, ICancelable Task)> _timers = [];
    private readonly ActorCell _cell;

    public TimerScheduler(ActorCell cell) => _cell = cell;

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => StartPeriodicTimer(key, msg, interval, interval, _cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) => StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, _cell.Self);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender)
    {
        var (message, task) = Register(key, msg, repeats: true);
        _cell.System.Scheduler.ScheduleTellRepeatedly(initialDelay, interval, _cell.Self, message, sender, task);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => StartSingleTimer(key, msg, timeout, _cell.Self);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender)
    {
        var (message, task) = Register(key, msg, repeats: false);
        _cell.System.Scheduler.ScheduleTellOnce(timeout, _cell.Self, message, sender, task);
    }

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer)) timer.Task.Cancel();
    }

    public void CancelAll()
    {
        foreach (var (_, task) in _timers.Values) task.Cancel();
        _timers.Clear();
    }

    /// <summary>Whether a message is of a timer that runs; one that is sent once has ended with this.</summary>
    internal bool IsCurrent(TimerMessage message)
    {
        if (!_timers.TryGetValue(message.Key, out var timer) || timer.Message != message) return false;
        if (!message.Repeats) _timers.Remove(message.Key);
        return true;
    }

    private (TimerMessage Message, ICancelable Task) Register(object key, object msg, bool repeats)
    {
        Cancel(key);
        var timer = (new TimerMessage(this, key, msg, repeats), new Cancelable(_cell.System.Scheduler));
        _timers[key] = timer;
        return timer;
    }
}
