using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Event;
using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>
/// The outbound connection for all other messages. Senders enqueue; whoever finds the lane idle schedules it on the thread pool, to
/// run after the actor that sent. It takes all that waits into one buffer and writes that: one message when there is one, many when there are many.
/// The queue is bounded in messages and bytes; what does not fit is dropped, newest first, and goes to the dead letters.
/// </summary>
internal sealed class OrdinaryLane(Remoting remoting, Association association) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<OutboundMessage> _queue = new();
    private readonly FrameBuffer _buffer = new();
    private PeerConnection? _connection;
    private MessageEncoder? _encoder;
    private long _bytes;
    private int _count;
    private int _scheduled;
    private volatile bool _stalled;
    private volatile bool _stopped;

    /// <summary>Whether there is no connection and nothing to write.</summary>
    public bool IsIdle => IsFlushed && Volatile.Read(ref _connection) is null or { IsClosed: true };

    public bool IsFlushed => Volatile.Read(ref _scheduled) == 0 && _queue.IsEmpty;

    public int QueueLength => Volatile.Read(ref _count);

    public long QueueBytes => Interlocked.Read(ref _bytes);

    public void Send(in OutboundMessage message)
    {
        // A stalled lane may hold messages for long: from then on their bytes are counted exactly.
        var queued = _stalled ? remoting.Serialize(message) : message;
        var count = Interlocked.Increment(ref _count);
        var bytes = Interlocked.Add(ref _bytes, queued.Size);
        if (count > remoting.Tcp.QueueMessages || (bytes > remoting.Tcp.QueueBytes && count > 1) || _stopped)
        {
            Forget(queued);
            remoting.Drop(queued, _stopped ? "stopped" : "queue-full");
            return;
        }

        _queue.Enqueue(queued);
        if (count == remoting.Settings.LogBufferSizeExceeding) remoting.QueueIsLong(association, count);
        Wake();
    }

    /// <summary>Has the lane run if there is something to write.</summary>
    public void Wake()
    {
        if (_queue.IsEmpty || Volatile.Read(ref _scheduled) != 0) return;
        if (Interlocked.Exchange(ref _scheduled, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    public void Execute() => _ = RunAsync();

    public void Disconnect() => Volatile.Read(ref _connection)?.Dispose();

    public void DropQueued(string reason)
    {
        while (_queue.TryDequeue(out var message))
        {
            Forget(message);
            remoting.Drop(message, reason);
        }
    }

    public void Stop()
    {
        _stopped = true;
        Disconnect();
        DropQueued("stopped");
    }

    /// <summary>Stops the idle lane and gives its memory back.</summary>
    public void Retire()
    {
        Stop();
        _buffer.Dispose();
    }

    private async Task RunAsync()
    {
        do
        {
            try
            {
                await DrainAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                Lose(e);
            }
            catch (Exception e)
            {
                remoting.Unexpected($"The ordinary lane to [{association.Remote}] failed", e);
                Lose(e);
            }

            // Full fences on both sides, here and in the queue's enqueue: either this sees the message or its sender sees the 0.
            Interlocked.Exchange(ref _scheduled, 0);
        }
        while (!_queue.IsEmpty && Interlocked.Exchange(ref _scheduled, 1) == 0);
    }

    private async ValueTask DrainAsync()
    {
        while (!_queue.IsEmpty)
        {
            var connection = _connection is { IsClosed: false } open ? open : await ConnectAsync().ConfigureAwait(false);
            if (connection is null)
            {
                DropQueued("unreachable");
                return;
            }

            var frames = Fill();
            if (frames == 0) continue;
            var bytes = _buffer.TotalLength;
            if (_buffer.HasAttached)
                foreach (var part in _buffer.Parts()) await WriteAsync(connection, part).ConfigureAwait(false);
            else
                await WriteAsync(connection, _buffer.Written).ConfigureAwait(false);
            _buffer.Clear();
            RemotingMetrics.Sent(bytes, frames, "ordinary");
            var pause = association.Fault.PauseAfterSending(bytes);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, remoting.Time).ConfigureAwait(false);
        }
    }

    private ValueTask WriteAsync(PeerConnection connection, ReadOnlyMemory<byte> bytes)
    {
        var writing = connection.Stream.WriteAsync(bytes);
        return writing.IsCompletedSuccessfully ? writing : StalledAsync(writing);
    }

    private async ValueTask StalledAsync(ValueTask writing)
    {
        _stalled = true;
        try
        {
            await writing.ConfigureAwait(false);
        }
        finally
        {
            _stalled = false;
        }
    }

    /// <summary>Fills the buffer with what waits. Returns the number of frames.</summary>
    private int Fill()
    {
        using var transport = remoting.EnterSerialization();
        var (frames, taken, size) = (0, 0, 0L);
        while (_buffer.TotalLength < FrameBuffer.DefaultCapacity && _queue.TryDequeue(out var message))
        {
            taken++;
            size += message.Size;
            if (association.Fault.DropsOutbound)
            {
                remoting.Drop(message, "blackhole");
                continue;
            }

            try
            {
                _encoder!.Write(message, FrameKind.Message);
                frames++;
            }
            catch (Exception e)
            {
                remoting.NotSerialized(message, e);
            }
        }

        Interlocked.Add(ref _count, -taken);
        Interlocked.Add(ref _bytes, -size);
        return frames;
    }

    private async Task<PeerConnection?> ConnectAsync()
    {
        if (_stopped || association.GateClosedFor > TimeSpan.Zero) return null;
        association.ConnectControl();
        try
        {
            var made = await Task.Factory.StartNew(
                () => remoting.Dial(association, Lane.Ordinary), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            made.Open(TimeSpan.Zero);
            _encoder = new MessageEncoder(_buffer, remoting.System, remoting.Tcp.MaximumFrameSize, Lane.Ordinary);
            _buffer.Clear();
            Volatile.Write(ref _connection, made);
            if (_stopped) made.Dispose();
            remoting.WatchForEnd(made, e => Lose(made, e));
            return made;
        }
        catch (Exception e)
        {
            association.ConnectFailed(e);
            return null;
        }
    }

    private void Lose(Exception? cause)
    {
        if (Volatile.Read(ref _connection) is { } connection) Lose(connection, cause);
    }

    private void Lose(PeerConnection connection, Exception? cause)
    {
        connection.Dispose();
        if (Interlocked.CompareExchange(ref _connection, null, connection) == connection && cause is not null)
            remoting.Log.Debug("The connection to [{0}] for ordinary messages has ended: {1}", association.Remote, cause.Message);
    }

    private void Forget(in OutboundMessage message)
    {
        Interlocked.Decrement(ref _count);
        Interlocked.Add(ref _bytes, -message.Size);
    }
}
