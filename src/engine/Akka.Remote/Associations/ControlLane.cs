using System.Net.Sockets;
using Akka.Remote.Connections;
using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>
/// The outbound connection for what keeps nodes alive to each other. It lives on a thread of its own, which connects, writes and
/// resends, and ends when there is nothing to do and no connection. Nothing here waits for the thread pool.
/// </summary>
internal sealed class ControlLane(Remoting remoting, Association association)
{
    /// <summary>Heartbeats and gossip are told anew anyway: beyond this many waiting ones the newest are dropped.</summary>
    private const int Capacity = 20_000;

    private readonly object _gate = new();
    private readonly ControlOutbox _outbox = new();
    private PeerConnection? _connection;
    private bool _running;
    private bool _writing;
    private bool _stopped;

    public bool IsFlushed
    {
        get
        {
            lock (_gate) return !_writing && !_outbox.HasFrames && (_connection is null || !association.HasPendingSystemMessages(out _));
        }
    }

    /// <summary>Whether there is no connection and none is being made.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate) return !_running;
        }
    }

    /// <summary>Whether it was stopped and its thread has ended.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_gate) return _stopped && !_running;
        }
    }

    public void Send(in OutboundMessage message)
    {
        lock (_gate)
        {
            if (!_stopped && association.GateClosedFor == TimeSpan.Zero && _outbox.Messages.Count < Capacity)
            {
                _outbox.Messages.Enqueue(message);
                Signal();
                return;
            }
        }

        remoting.Drop(message, "unreachable");
    }

    /// <summary>The other node's system messages have arrived up to this number.</summary>
    public void Acknowledge(ulong sequence, bool gap)
    {
        lock (_gate)
        {
            _outbox.Acknowledge(sequence, gap);
            Signal();
        }
    }

    /// <summary>There are system messages to write, or a connection is to be tried if there is anything to do.</summary>
    public void Wake()
    {
        lock (_gate) Signal();
    }

    /// <summary>Connects even though there is nothing to write.</summary>
    public void Probe()
    {
        lock (_gate)
        {
            _outbox.Probe = true;
            Signal();
        }
    }

    /// <summary>Tells the other node why, and closes the connection.</summary>
    public void SayGoodbye(GoodbyeReason reason)
    {
        lock (_gate)
        {
            if (_connection is null) return;
            _outbox.Goodbye = reason;
            Signal();
        }
    }

    public void Stop(GoodbyeReason reason)
    {
        lock (_gate)
        {
            _stopped = true;
            if (_connection is not null) _outbox.Goodbye = reason;
            if (_running) Monitor.Pulse(_gate);
        }
    }

    public void Disconnect()
    {
        lock (_gate) _connection?.Dispose();
    }

    public void DropQueued(string reason)
    {
        List<OutboundMessage> dropped;
        lock (_gate)
        {
            dropped = [.. _outbox.Messages];
            _outbox.Clear();
        }

        foreach (var message in dropped) remoting.Drop(message, reason);
    }

    private void Signal()
    {
        if (_running)
        {
            Monitor.Pulse(_gate);
        }
        else if (!_stopped && (_outbox.HasFrames || association.HasPendingSystemMessages(out _)))
        {
            _running = true;
            RemotingThread.Make($"remoting-control {association.Remote.HostPort()}", Run).Start();
        }
    }

    private void Run()
    {
        while (true)
        {
            try
            {
                association.CheckSilence();
                if (Connect() is not { } connection)
                {
                    if (EndOrWait()) return;
                    continue;
                }

                Write(connection);
            }
            catch (Exception e)
            {
                // Whatever it is, the thread that keeps this node alive to the other one must go on.
                remoting.Unexpected($"The control lane to [{association.Remote}] failed", e);
                Lose(e);
            }
        }
    }

    /// <summary>The connection, made if there is a reason to; null when there is none to make now.</summary>
    private PeerConnection? Connect()
    {
        lock (_gate)
        {
            if (_connection is { } existing) return existing;
            if (_stopped || association.GateClosedFor > TimeSpan.Zero) return null;
            if (!_outbox.HasFrames && !association.HasPendingSystemMessages(out _)) return null;
            _outbox.Probe = false;
        }

        try
        {
            var made = remoting.Dial(association, Lane.Control);
            var quarantined = association.IsQuarantinedUid(made.Uid);
            if (quarantined)
            {
                association.StayAway();
                DropQueued("quarantined");
            }

            lock (_gate)
            {
                _connection = made;
                if (quarantined) _outbox.Goodbye = GoodbyeReason.Quarantined;
            }

            association.RewindSystemMessages();
            remoting.Associated(association);
            remoting.WatchForEnd(made, e => Lose(made, e));
            return made;
        }
        catch (Exception e)
        {
            association.ConnectFailed(e);
            return null;
        }
    }

    /// <summary>Without a connection: ends the thread when there is nothing to do, else waits until there may be. Returns whether to end.</summary>
    private bool EndOrWait()
    {
        lock (_gate)
        {
            if (_stopped || (!_outbox.HasFrames && !association.HasPendingSystemMessages(out _)))
            {
                _running = false;
                return true;
            }

            var pause = association.GateClosedFor;
            if (pause > TimeSpan.Zero) Monitor.Wait(_gate, pause + TimeSpan.FromMilliseconds(1));
            return false;
        }
    }

    private void Write(PeerConnection connection)
    {
        var writer = new ControlWriter(remoting, association, connection);
        try
        {
            while (!connection.IsClosed)
            {
                Batch batch;
                lock (_gate)
                {
                    _writing = false;
                    batch = NextBatch();
                    _writing = true;
                }

                writer.Write(batch);
                if (batch.Goodbye is null) continue;
                Lose(connection, null);
                return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            Lose(connection, e);
        }
        finally
        {
            lock (_gate)
            {
                _writing = false;
                if (_connection == connection) _connection = null;
            }

            writer.Dispose();
            connection.Dispose();
        }
    }

    /// <summary>Waits until there is something to write, or until the connection has been idle for so long that it must show that it lives.</summary>
    private Batch NextBatch()
    {
        if (!_outbox.HasFrames && !HasUnsent())
        {
            var idle = association.HasPendingSystemMessages(out _) ? remoting.Settings.SysResendTimeout : remoting.Tcp.KeepAliveInterval;
            Monitor.Wait(_gate, idle);
        }

        return _outbox.Take();
    }

    private bool HasUnsent()
    {
        association.HasPendingSystemMessages(out var unsent);
        return unsent;
    }

    private void Lose(Exception? cause)
    {
        PeerConnection? connection;
        lock (_gate) connection = _connection;
        if (connection is not null) Lose(connection, cause);
    }

    private void Lose(PeerConnection connection, Exception? cause)
    {
        lock (_gate)
        {
            connection.Dispose();
            if (_connection != connection) return;
            _connection = null;
            Monitor.Pulse(_gate);
        }

        remoting.Disassociated(association, cause);
    }
}
