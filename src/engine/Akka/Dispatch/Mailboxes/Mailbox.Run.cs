using System.Runtime.CompilerServices;
using Akka.Actor.Internal;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

public partial class Mailbox
{
    /// <inheritdoc/>
    public void Run() => Execute();

    /// <summary>Has the actor process its messages, as many as the dispatcher's throughput allows.</summary>
    public void Execute() => _cell.Dispatcher.Run(this);

    /// <summary>For how many more runs whoever is told something by this actor is handed to other threads at once.</summary>
    internal int EagerRuns { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void RunOnce()
    {
        var before = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = _cell;
        try
        {
            if (Volatile.Read(ref _system) is not null) ProcessSystemMessages();
            if (ProcessMessages()) return;
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = before;
        }
        ContinueOrRest();
    }

    /// <summary>Processes messages; says whether none are left and the mailbox is at rest, in which case another thread may have it by now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ProcessMessages()
    {
        if (_closed) return false;
        var cell = _cell;
        var left = cell.Dispatcher.Throughput;
        var deadline = cell.Dispatcher.DeadlineFromNow();
        if (EngineMetrics.Watched) EngineMetrics.Depth(NumberOfMessages);
        while (_suspensions == 0)
        {
            if (_queue is null)
            {
                if (_batchHead == _batchCount && !TakeBatch(out var atRest)) return atRest;
                ref var slot = ref _batch[_batchHead];
                var envelope = slot;
                slot = default;
                _batchHead++;
                cell.Invoke(envelope);
            }
            else
            {
                if (!_queue.TryDequeue(out var envelope)) return false;
                cell.Invoke(envelope);
            }
            if (Volatile.Read(ref _system) is not null) ProcessSystemMessages();
            if (_closed || --left <= 0 || (deadline != 0 && MonotonicClock.Ticks >= deadline)) return false;
        }
        return false;
    }

    /// <summary>Swaps the arrays where senders have filled theirs; else comes to rest, unless a system message has arrived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TakeBatch(out bool atRest)
    {
        atRest = false;
        Acquire();
        var count = _inboxCount;
        if (count > 0)
        {
            (_batch, _inbox) = (_inbox, _batch);
            _inboxCount = 0;
            Release();
            _batchHead = 0;
            _batchCount = count;
            return true;
        }
        _batchHead = _batchCount = 0;
        if (_batch.Length > KeptCapacity) _batch = [];
        if (_inbox.Length > KeptCapacity) _inbox = [];
        if (Volatile.Read(ref _system) is null)
        {
            _active = false;
            atRest = true;
        }
        Release();
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ContinueOrRest()
    {
        Acquire();
        var hasWork = !_closed && (Volatile.Read(ref _system) is not null
            || (_suspensions == 0 && (_queue?.HasMessages ?? (_inboxCount > 0 || _batchHead < _batchCount))));
        if (!hasWork) _active = false;
        Release();
        if (hasWork) _cell.Dispatcher.Yield(this);
    }

    /// <summary>Processes system messages in the order of arrival, until there are none.</summary>
    private void ProcessSystemMessages()
    {
        while (TakeSystemMessages() is { } next)
        {
            while (next is not null)
            {
                var message = next;
                next = message.Next;
                message.Next = null;
                if (_closed) DeadSystemMessage(message);
                else _cell.SystemInvoke(message);
            }
        }
    }

    private SystemMessage? TakeSystemMessages()
    {
        SystemMessage? taken;
        do
        {
            taken = Volatile.Read(ref _system);
            if (taken is null or NoMessage) return null;
        }
        while (Interlocked.CompareExchange(ref _system, null, taken) != taken);
        SystemMessage? first = null;
        while (taken is not null)
        {
            var next = taken.Next;
            taken.Next = first;
            first = taken;
            taken = next;
        }
        return first;
    }

    /// <summary>Takes no more messages; what is left goes to the dead letters. Called by the actor itself, when it has terminated.</summary>
    internal void Close()
    {
        Acquire();
        _closed = true;
        var inbox = _inbox;
        var inboxCount = _inboxCount;
        _inbox = [];
        _inboxCount = 0;
        Release();
        for (var message = CloseSystem(); message is not null;)
        {
            var next = message.Next;
            message.Next = null;
            DeadSystemMessage(message);
            message = next;
        }
        CleanUp();
        for (var i = 0; i < inboxCount; i++) DeadLetterQueue.Send(_cell.Self, inbox[i]);
    }

    /// <summary>Moves what is left to the dead letters.</summary>
    public virtual void CleanUp()
    {
        for (; _batchHead < _batchCount; _batchHead++) DeadLetterQueue.Send(_cell.Self, _batch[_batchHead]);
        _batch = [];
        _batchHead = _batchCount = 0;
        _queue?.CleanUp(_cell.Self, DeadLetterQueue.Instance);
    }

    private SystemMessage? CloseSystem()
    {
        SystemMessage? first = null;
        for (var taken = Interlocked.Exchange(ref _system, NoMessage.Instance); taken is not null and not NoMessage;)
        {
            var next = taken.Next;
            taken.Next = first;
            first = taken;
            taken = next;
        }
        return first;
    }

    private void DeadSystemMessage(SystemMessage message)
    {
        var self = (IInternalActorRef)_cell.Self;
        switch (message)
        {
            case Watch watch when watch.Watchee.Equals(self) && !watch.Watcher.Equals(self):
                watch.Watcher.SendSystemMessage(new DeathWatchNotification(self, existenceConfirmed: true, addressTerminated: false));
                break;
            case ActorTask task:
                task.RunElsewhere();
                break;
        }
    }
}
