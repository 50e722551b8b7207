namespace Akka.Actor;

/// <summary>Runs an action later.</summary>
internal sealed class ActionTimer(TimeSpan delay, TimeSpan interval, Action action, ICancelable? cancelable) : WheelTimer(delay, interval, cancelable)
{
    public override void Fire() => action();
}
