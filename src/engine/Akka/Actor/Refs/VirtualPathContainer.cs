using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A place in the tree, such as /temp, that holds references which are no actors' children.</summary>
internal sealed class VirtualPathContainer : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent, ILoggingAdapter log)
    {
        Provider = provider;
        Path = path;
        Parent = parent;
        Log = log;
    }

    public override ActorPath Path { get; }

    public override IActorRefProvider Provider { get; }

    public override IInternalActorRef Parent { get; }

    public ILoggingAdapter Log { get; }

    public bool HasChildren => !_children.IsEmpty;

    public IEnumerable<IInternalActorRef> Children => _children.Values;

    public void AddChild(string name, IInternalActorRef actor) => _children[name] = actor;

    public void RemoveChild(string name) => _children.TryRemove(name, out _);

    public bool TryGetChild(string name, out IInternalActorRef? child) => _children.TryGetValue(name, out child);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0) return this;
        var first = name[0];
        if (first.Length == 0) return GetChild([.. name.Skip(1)]);
        var (plain, _) = ActorPath.SplitNameAndUid(first);
        if (!_children.TryGetValue(plain, out var child)) return ActorRefs.Nobody;
        return name.Count == 1 ? child : child.GetChild([.. name.Skip(1)]);
    }

    protected override void TellInternal(object message, IActorRef sender) =>
        Provider.DeadLetters.Tell(new DeadLetter(message, sender, this), sender);
}
