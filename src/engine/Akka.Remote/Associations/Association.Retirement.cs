using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>An association whose node is gone for good is given up, lest nodes that come and go with ever new addresses fill the memory.</summary>
internal sealed partial class Association
{
    private long? _silentSince;
    private bool _stirred = true;
    private volatile bool _retired;

    /// <summary>Whether it was given up: another one takes its place when its address is used again.</summary>
    public bool IsRetired => _retired;

    /// <summary>The present incarnation has said that it shuts down: it will not come back.</summary>
    public void Depart() => _incarnations.Depart();

    /// <summary>Called now and then. Gives the association up when its node is gone and nothing has happened since the last call; then returns true.</summary>
    /// <param name="isHeard">Whether the node is connected to this one.</param>
    public bool TryRetire(bool isHeard)
    {
        // Asked before the lock, for the lanes ask this association with theirs held. What comes to a lane meanwhile is dropped with it.
        var isConnected = isHeard || !_control.IsIdle || !_ordinary.IsIdle;
        if (IsSilentForTooLong(isConnected))
            Quarantine(null, $"it has been silent for {_remoting.Settings.QuarantineSilentSystemTimeout} (akka.remote.quarantine-after-silence)");
        lock (_lock)
        {
            var isBusy = isConnected || _stirred || _systemOut.Pending > 0;
            _stirred = false;
            if (isBusy || !_incarnations.IsGone) return false;
            _retired = true;
        }

        _control.Stop(GoodbyeReason.Shutdown);
        _ordinary.Retire();
        return true;
    }

    private bool IsSilentForTooLong(bool isConnected)
    {
        if (isConnected || _incarnations.IsGone) _silentSince = null;
        else _silentSince ??= _remoting.Time.GetTimestamp();
        return _silentSince is { } since && _remoting.Time.GetElapsedTime(since) >= _remoting.Settings.QuarantineSilentSystemTimeout;
    }
}
