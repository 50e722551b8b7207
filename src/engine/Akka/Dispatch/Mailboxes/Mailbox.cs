using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// The messages of an actor, and the work item that has it process them. At most one thread processes at a time. System messages go
/// first; a dispatcher's throughput says how many messages are processed before another actor gets the thread.
/// </summary>
/// <remarks>
/// The usual mailbox, without a limit, keeps its messages in two arrays: senders fill one under a spin lock that is held for a few
/// instructions, the actor empties the other and then swaps. A message thus costs one interlocked operation to send, and allocates nothing.
/// </remarks>
public partial class Mailbox : IRunnable
{
    private const int FirstCapacity = 2;
    private const int KeptCapacity = 4096;

    private readonly IMessageQueue? _queue;
    private ActorCell _cell = null!;
    private SystemMessage? _system;

    private Envelope[] _inbox = [];
    private Envelope[] _batch = [];
    private int _inboxCount;
    private int _batchHead;
    private int _batchCount;
    private int _suspensions;
    private int _gate;
    private bool _active;
    private volatile bool _closed;

    /// <summary>Creates a mailbox of a queue.</summary>
    public Mailbox(IMessageQueue messageQueue) => _queue = messageQueue;

    internal Mailbox() { }

    /// <summary>The dispatcher that runs the actor.</summary>
    public MessageDispatcher Dispatcher => _cell.Dispatcher;

    internal bool IsClosed => _closed;

    internal bool IsSuspended => _suspensions > 0;

    internal int NumberOfMessages => _queue?.Count ?? Volatile.Read(ref _inboxCount) + Math.Max(0, _batchCount - _batchHead);

    internal bool HasMessages => NumberOfMessages > 0;

    internal void SetActor(ActorCell cell) => _cell = cell;

    internal void Suspend() => _suspensions++;

    /// <summary>Takes back one suspension; says whether that was the last.</summary>
    internal bool Resume() => _suspensions > 0 && --_suspensions == 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Enqueue(in Envelope envelope)
    {
        if (_queue is not null)
        {
            EnqueueElsewhere(envelope);
            return;
        }
        Acquire();
        if (_closed)
        {
            Release();
            DeadLetterQueue.Send(_cell.Self, envelope);
            return;
        }
        var count = _inboxCount;
        if (count == _inbox.Length) Array.Resize(ref _inbox, count == 0 ? FirstCapacity : count * 2);
        _inbox[count] = envelope;
        _inboxCount = count + 1;
        var activate = !_active && _suspensions == 0;
        if (activate) _active = true;
        Release();
        if (activate) _cell.Dispatcher.Execute(this);
    }

    /// <summary>Puts a message at the front; called by the actor itself only.</summary>
    internal void EnqueueFirst(Envelope envelope)
    {
        if (_queue is IDequeBasedMessageQueueSemantics deque)
        {
            deque.EnqueueFirst(envelope);
            return;
        }
        if (_queue is not null)
        {
            throw new NotSupportedException($"{_cell.Self} unstashes, and its mailbox [{_queue.GetType()}] has no front to put messages back at: "
                + "use one that is IDequeBasedMessageQueueSemantics, such as akka.actor.mailbox.unbounded-deque-based.");
        }
        if (_batchHead == 0) MakeRoomAtFront();
        _batch[--_batchHead] = envelope;
    }

    internal void SystemEnqueue(SystemMessage message)
    {
        while (true)
        {
            var head = Volatile.Read(ref _system);
            if (head is NoMessage)
            {
                DeadSystemMessage(message);
                return;
            }
            message.Next = head;
            if (Interlocked.CompareExchange(ref _system, message, head) == head) break;
        }
        Activate(always: true);
    }

    /// <summary>Puts the first system message in, before anybody else knows of the mailbox.</summary>
    internal void PrimeSystem(SystemMessage message) => _system = message;

    internal void ActivateNow() => Activate(always: true);

    private void EnqueueElsewhere(in Envelope envelope)
    {
        if (_closed)
        {
            DeadLetterQueue.Send(_cell.Self, envelope);
            return;
        }
        _queue!.Enqueue(_cell.Self, envelope);
        if (_closed) _queue.CleanUp(_cell.Self, DeadLetterQueue.Instance);
        else Activate(always: false);
    }

    private void Activate(bool always)
    {
        Acquire();
        var activate = !_active && (always || _suspensions == 0);
        if (activate) _active = true;
        Release();
        if (activate) _cell.Dispatcher.Execute(this);
    }

    private void MakeRoomAtFront()
    {
        var left = _batchCount;
        var larger = new Envelope[Math.Max(8, left * 2)];
        Array.Copy(_batch, 0, larger, larger.Length - left, left);
        _batch = larger;
        _batchHead = larger.Length - left;
        _batchCount = larger.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Acquire()
    {
        if (Interlocked.CompareExchange(ref _gate, 1, 0) != 0) AcquireSlowly();
    }

    private void AcquireSlowly()
    {
        var spinner = new SpinWait();
        do spinner.SpinOnce(sleep1Threshold: -1);
        while (Volatile.Read(ref _gate) != 0 || Interlocked.CompareExchange(ref _gate, 1, 0) != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Release() => Volatile.Write(ref _gate, 0);
}
