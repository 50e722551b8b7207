namespace Akka.Actor;

internal partial class ActorCell
{
    private TimerScheduler? _timers;

    internal IStash CreateStash()
    {
        var capacity = Props.Deploy.StashCapacity;
        if (capacity == Deploy.NoStashSize) capacity = SystemImpl.Mailboxes.StashCapacity(Props.Dispatcher, Props.Mailbox);
        return new MessageStash(this, capacity);
    }

    private TimerScheduler CreateTimers() => _timers ??= new TimerScheduler(this);
}
