using System.Runtime.CompilerServices;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// The engine's side of an actor: its mailbox, instance, behaviour, children and watches. What few actors use is made when it is first used,
/// so that an idle actor costs little. But for sending and looking up children, only the actor's own thread of the moment touches it.
/// </summary>
internal partial class ActorCell : IUntypedActorContext
{
    private ActorBase? _actor;
    private Receive? _behavior;
    private Stack<Receive>? _behaviorStack;
    private ActorTaskScheduler? _taskScheduler;
    private Mailbox _mailbox = null!;
    private Envelope _current;
    private CellState _state;

    public ActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        SystemImpl = system;
        Self = self;
        Props = props;
        Dispatcher = dispatcher;
        Parent = parent;
    }

    public ActorSystemImpl SystemImpl { get; }

    public IInternalActorRef Self { get; }

    public Props Props { get; private set; }

    public MessageDispatcher Dispatcher { get; private set; }

    public IInternalActorRef Parent { get; }

    public ActorSystem System => SystemImpl;

    IActorRef IActorContext.Self => Self;

    IActorRef IActorContext.Parent => Parent;

    public Mailbox Mailbox => _mailbox;

    public IActorRef Sender => _current.Sender ?? SystemImpl.DeadLetters;

    public object? CurrentMessage => _current.Message;

    public Envelope CurrentEnvelope => _current;

    public bool IsTerminated => _mailbox.IsClosed;

    public bool IsCreatingActor => (_state & CellState.Creating) != 0;

    public bool HasMessages => _mailbox.HasMessages;

    public int NumberOfMessages => _mailbox.NumberOfMessages;

    public ActorBase? Actor => _actor;

    public ActorTaskScheduler TaskScheduler => _taskScheduler ??= new ActorTaskScheduler(this);

    public void Init(MailboxType mailboxType)
    {
        _mailbox = mailboxType is UnboundedMailbox or UnboundedDequeBasedMailbox ? new Mailbox() : new Mailbox(mailboxType.Create(Self, System));
        _mailbox.SetActor(this);
        _mailbox.PrimeSystem(new Create());
    }

    public virtual void Start()
    {
        EngineMetrics.Actors(1);
        Dispatcher.Attach(this);
        _mailbox.ActivateNow();
    }

    public void Stop() => SendSystemMessage(new Terminate());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual void SendMessage(in Envelope message)
    {
        if (SystemImpl.Settings.SerializeAllMessages) _mailbox.Enqueue(SystemImpl.SerializeAndDeserialize(message));
        else _mailbox.Enqueue(message);
    }

    public void SendSystemMessage(SystemMessage message) => _mailbox.SystemEnqueue(message);

    public void UseThreadContext(Action action)
    {
        var before = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = this;
        try
        {
            action();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = before;
        }
    }

    public static IActorRef GetCurrentSelfOrNoSender() => InternalCurrentActorCellKeeper.Current is { } cell ? cell.Self : ActorRefs.NoSender;

    public static IActorRef GetCurrentSenderOrNoSender() => InternalCurrentActorCellKeeper.Current is { } cell ? cell.Sender : ActorRefs.NoSender;

    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, System, Self);

    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, System);
}
