using System.Text;

namespace Akka.Actor;

internal partial class ActorCell
{
    private const string Base64 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    private ChildrenContainer? _children;
    private long _nextName;

    public virtual IActorRef ActorOf(Props props, string? name = null) => MakeChild(props, name, systemService: false, async: false);

    public virtual IActorRef AttachChild(Props props, bool isSystemService, string? name = null) =>
        MakeChild(props, name, isSystemService, async: true);

    public IActorRef Child(string name) => GetSingleChild(name);

    public IEnumerable<IInternalActorRef> GetChildren() => _children?.All() ?? [];

    IEnumerable<IActorRef> IActorContext.GetChildren() => GetChildren();

    public IInternalActorRef GetSingleChild(string name)
    {
        if (_children is null) return ActorRefs.Nobody;
        var (plain, uid) = ActorPath.SplitNameAndUid(name);
        return _children.ByName(plain) is { } child && (uid == 0 || uid == child.Path.Uid) ? child : ActorRefs.Nobody;
    }

    public void Stop(IActorRef child)
    {
        if (_children is { } children && children.Contains(child)) children.MarkStopping(child);
        ((IInternalActorRef)child).Stop();
    }

    internal static long NewUid()
    {
        // 0 stands for any incarnation.
        return Random.Shared.Next(1, int.MaxValue);
    }

    internal static string Base64Name(long number, string prefix = "$")
    {
        var text = new StringBuilder(prefix);
        do
        {
            text.Append(Base64[(int)(number & 63)]);
            number >>= 6;
        }
        while (number > 0);
        return text.ToString();
    }

    private ChildrenContainer Children => _children ?? Interlocked.CompareExchange(ref _children, new ChildrenContainer(), null) ?? _children;

    private IInternalActorRef MakeChild(Props props, string? name, bool systemService, bool async)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (name is not null) CheckName(name);
        else name = Base64Name(Interlocked.Increment(ref _nextName) - 1);
        Children.Reserve(name, Self);
        IInternalActorRef child;
        try
        {
            var path = new ChildActorPath(Self.Path, name, NewUid());
            child = SystemImpl.Provider.ActorOf(SystemImpl, props, Self, path, systemService, deploy: null!, lookupDeploy: true, async);
        }
        catch
        {
            Children.Unreserve(name);
            throw;
        }
        if ((_state & CellState.Terminating) == 0 && _mailbox is { IsSuspended: true } && IsOwnThread && (_state & CellState.Failed) != 0) child.Suspend();
        Children.Add(child, Self);
        child.Start();
        return child;
    }

    internal void ReserveChild(string name) => Children.Reserve(name, Self);

    internal void AddChild(IInternalActorRef child) => Children.Add(child, Self);

    private bool IsOwnThread => ReferenceEquals(Internal.InternalCurrentActorCellKeeper.Current, this);

    private void CheckName(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException($"Actor name must not be empty (child of {Self.Path}); leave the name out to have one made up.");
        if (!ActorPath.IsValidPathElement(name))
        {
            throw new InvalidActorNameException($"Illegal actor name \"{name}\" (child of {Self.Path}). Actor paths MUST: not start with $, include only ASCII letters, digits, "
                + $"%XX with two hexadecimal digits, and these symbols: {ActorPath.ValidSymbols}");
        }
    }

    private void SuperviseChild(IActorRef child)
    {
        if ((_state & (CellState.Terminating | CellState.Terminated)) == 0 && !Children.Contains(child)) Children.Add((IInternalActorRef)child, Self);
    }
}
