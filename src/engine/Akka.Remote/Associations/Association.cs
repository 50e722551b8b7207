using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote.Delivery;
using Akka.Remote.Diagnostics;
using Akka.Remote.Faults;
using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>
/// All that this node has to do with one other: its incarnation, both outbound lanes, and the delivery of system messages either way.
/// Thread-safe.
/// </summary>
internal sealed partial class Association
{
    private static readonly TimeSpan LongestPauseWhenRefused = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Remoting _remoting;
    private readonly SystemMessageSender<OutboundMessage> _systemOut;
    private readonly Incarnations _incarnations;
    private readonly Gate _gate;
    private readonly ControlLane _control;
    private readonly OrdinaryLane _ordinary;
    private SystemMessageReceiver _systemIn = new();
    private long _oldestUndelivered;
    private bool _everAcknowledged;
    private volatile bool _quarantined;

    public Association(Remoting remoting, Address remote, Incarnations incarnations)
    {
        _remoting = remoting;
        Remote = remote;
        Fault = remoting.Faults.Of(remote);
        var settings = remoting.Settings;
        _systemOut = new SystemMessageSender<OutboundMessage>(settings.SysMsgBufferSize, settings.SysResendTimeout);
        _incarnations = incarnations;
        _quarantined = incarnations.IsCurrentQuarantined;
        _gate = new Gate(settings.BackoffPeriod, remoting.Time);
        _control = new ControlLane(remoting, this);
        _ordinary = new OrdinaryLane(remoting, this);
    }

    public Address Remote { get; }

    public LinkFault Fault { get; }

    public int? Uid => _incarnations.Current;

    /// <summary>How long connecting is of no use; zero when it may be tried.</summary>
    public TimeSpan GateClosedFor
    {
        get
        {
            lock (_lock) return _gate.ClosedFor;
        }
    }

    /// <summary>Whether nothing waits to be written.</summary>
    public bool IsFlushed => _control.IsFlushed && _ordinary.IsFlushed;

    /// <summary>Whether it was stopped and has said goodbye, or could not.</summary>
    public bool HasEnded => _control.HasEnded;

    /// <summary>How many messages wait in the ordinary lane.</summary>
    public int QueueLength => _ordinary.QueueLength;

    /// <summary>How many bytes these are.</summary>
    public long QueueBytes => _ordinary.QueueBytes;

    /// <summary>Sends a message that may be lost.</summary>
    public void Send(in OutboundMessage message)
    {
        if (_quarantined && GateClosedFor > TimeSpan.Zero)
        {
            // When the gate has opened, the next message finds out whether another incarnation is there by then.
            _stirred = true;
            _remoting.Drop(message, "quarantined");
        }
        else if (LaneChoice.Of(message) == Lane.Ordinary)
        {
            _ordinary.Send(message);
        }
        else
        {
            _control.Send(message);
        }
    }

    /// <summary>Sends a system message: it is kept until the other node has acknowledged it, or is quarantined. False when the association is retired.</summary>
    public bool TrySendSystem(in OutboundMessage message)
    {
        int? overflown = null;
        lock (_lock)
        {
            if (_retired) return false;
            if (_incarnations.IsCurrentQuarantined)
            {
                _remoting.Drop(message, "quarantined");
                return true;
            }

            if (_systemOut.Pending == 0) _oldestUndelivered = _remoting.Time.GetTimestamp();
            if (!_systemOut.TryAdd(message)) overflown = _incarnations.Current ?? 0;
        }

        if (overflown is { } uid)
        {
            Quarantine(uid, $"its buffer of {_remoting.Settings.SysMsgBufferSize} system messages is full (akka.remote.system-message-buffer-size)");
            _remoting.Drop(message, "quarantined");
            return true;
        }

        _control.Wake();
        return true;
    }

    /// <summary>Moves the system messages that are to be written now; called by the control lane.</summary>
    public void TakeSystemMessages(List<(ulong Sequence, OutboundMessage Message)> into)
    {
        lock (_lock)
        {
            var now = Now;
            if (_systemOut.RewindIfOverdue(now)) RemotingMetrics.SentAgain(_systemOut.Pending);
            _systemOut.TakeUnsent(into, now);
        }
    }

    /// <summary>Quarantines a node that has not acknowledged a system message for too long.</summary>
    public void CheckSilence()
    {
        TimeSpan allowed;
        lock (_lock)
        {
            allowed = _everAcknowledged ? _remoting.Settings.QuarantineSilentSystemTimeout : _remoting.Settings.InitialSysMsgDeliveryTimeout;
            if (_systemOut.Pending == 0 || _remoting.Time.GetElapsedTime(_oldestUndelivered) < allowed) return;
        }

        Quarantine(null, $"it has acknowledged no system message for {allowed}");
    }

    /// <summary>Whether there are system messages that have not been written, or not been acknowledged.</summary>
    public bool HasPendingSystemMessages(out bool unsent)
    {
        lock (_lock)
        {
            unsent = _systemOut.HasUnsent;
            return _systemOut.Pending > 0;
        }
    }

    public void Acknowledge(ulong sequence, bool gap)
    {
        lock (_lock)
        {
            _systemOut.Acknowledge(sequence, gap, Now);
            _everAcknowledged = true;
            _oldestUndelivered = _remoting.Time.GetTimestamp();
        }

        if (gap) _control.Wake();
    }

    /// <summary>Whether the system message with this number is to be delivered; it is acknowledged in any case.</summary>
    public bool Receive(ulong sequence, int uid)
    {
        SystemMessageVerdict verdict;
        ulong delivered;
        lock (_lock)
        {
            if (_incarnations.Current != uid) return false;
            verdict = _systemIn.Receive(sequence);
            delivered = _systemIn.Delivered;
        }

        _control.Acknowledge(delivered, verdict == SystemMessageVerdict.Gap);
        return verdict == SystemMessageVerdict.Deliver;
    }

    public bool IsQuarantinedUid(int uid) => _incarnations.IsQuarantined(uid);

    /// <summary>A handshake was made with this incarnation, in either direction. False when the association is retired.</summary>
    public bool TryMeet(int uid, bool inbound)
    {
        bool replaced;
        lock (_lock)
        {
            if (_retired) return false;
            _stirred = true;
            if (_incarnations.IsQuarantined(uid) && _incarnations.Current != uid) return true;
            replaced = _incarnations.Meet(uid);
            _quarantined = _incarnations.IsCurrentQuarantined;
            if (replaced)
            {
                _systemOut.Reset();
                _systemIn = new SystemMessageReceiver();
                _everAcknowledged = false;
            }

            _gate.Open();
        }

        if (replaced) _remoting.Replaced(this, uid);
        if (!inbound) return true;
        _control.Wake();
        _ordinary.Wake();
        return true;
    }

    /// <summary>Connecting failed: messages in the ordinary lane are dropped, and the gate closes for a while.</summary>
    public void ConnectFailed(Exception cause)
    {
        var cheap = cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
        var longest = _remoting.Settings.RetryGateClosedFor;
        lock (_lock)
        {
            _stirred = true;
            _gate.Close(cheap && longest > LongestPauseWhenRefused ? LongestPauseWhenRefused : longest);
        }

        _remoting.ConnectFailed(this, cause);
        _ordinary.DropQueued("unreachable");
        _control.DropQueued("unreachable");
    }

    /// <summary>Quarantines the incarnation, or whatever is there when <paramref name="uid"/> is null or 0.</summary>
    public void Quarantine(int? uid, string reason)
    {
        int target;
        lock (_lock)
        {
            target = uid is { } given and not 0 ? given : _incarnations.Current ?? 0;
            if (target == 0)
            {
                // It was never reached: there is no incarnation to keep out.
                _remoting.GivenUp(this, _systemOut.Reset().Count, reason);
                return;
            }

            if (!_incarnations.Quarantine(target)) return;
            if (_incarnations.Current != target && _incarnations.Current is not null) return;
            _quarantined = _incarnations.IsCurrentQuarantined;
            _systemOut.Reset();
            _stirred = true;
            _gate.CloseFor(_remoting.Settings.RetryGateClosedFor);
        }

        _remoting.Quarantined(this, target, reason);
        _control.SayGoodbye(GoodbyeReason.Quarantined);
        _ordinary.DropQueued("quarantined");
        _ordinary.Disconnect();
    }

    /// <summary>There is no point in connecting for a while: the node is quarantined.</summary>
    public void StayAway()
    {
        lock (_lock) _gate.CloseFor(_remoting.Settings.RetryGateClosedFor);
    }

    public void Disconnect()
    {
        _control.Disconnect();
        _ordinary.Disconnect();
    }

    /// <summary>Has the control lane connect, if it is not.</summary>
    public void ConnectControl() => _control.Probe();

    public void Stop(GoodbyeReason reason)
    {
        _control.Stop(reason);
        _ordinary.Stop();
    }

    public void RewindSystemMessages()
    {
        lock (_lock) _systemOut.Rewind();
    }

    private TimeSpan Now => _remoting.Time.GetElapsedTime(0);
}
