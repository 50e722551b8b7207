using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>
/// The children of an actor by name. Anybody may look; names are reserved by whoever makes a child, all else is changed by the actor itself.
/// A child that has not failed yet costs an entry in the table only.
/// </summary>
internal sealed class ChildrenContainer
{
    private static readonly object Reserved = new();

    private readonly Dictionary<string, object> _children = [];
    private HashSet<IActorRef>? _stopping;
    private bool _closed;

    /// <summary>Reserves a name for a child that is about to be made.</summary>
    public void Reserve(string name, IActorRef parent)
    {
        lock (_children)
        {
            if (_closed) throw Closed(name, parent);
            if (!_children.TryAdd(name, Reserved)) throw new InvalidActorNameException($"Actor name \"{name}\" is not unique! {parent.Path} has a child of that name.");
        }
    }

    public void Unreserve(string name)
    {
        lock (_children)
            if (_children.TryGetValue(name, out var entry) && entry == Reserved) _children.Remove(name);
    }

    /// <summary>Gives a reserved name its child, unless the parent has begun to terminate since: then the child must not start.</summary>
    public void Add(IInternalActorRef child, IActorRef parent)
    {
        lock (_children)
        {
            if (!_closed)
            {
                _children[child.Path.Name] = child;
                return;
            }
        }
        Unreserve(child.Path.Name);
        throw Closed(child.Path.Name, parent);
    }

    private static InvalidOperationException Closed(string name, IActorRef parent) =>
        new($"Cannot create the child [{name}]: {parent} is terminating or has terminated.");

    public IInternalActorRef? ByName(string name)
    {
        lock (_children) return _children.TryGetValue(name, out var entry) ? RefOf(entry) : null;
    }

    public bool Contains(IActorRef child) => ByName(child.Path.Name) is { } found && found.Equals(child);

    public ChildRestartStats? StatsOf(IActorRef child)
    {
        lock (_children)
        {
            if (!_children.TryGetValue(child.Path.Name, out var entry)) return null;
            if (entry is not ChildRestartStats stats)
            {
                if (RefOf(entry) is not { } actor) return null;
                _children[child.Path.Name] = stats = new ChildRestartStats(actor);
            }
            return stats.Child.Equals(child) ? stats : null;
        }
    }

    public IInternalActorRef[] All()
    {
        lock (_children) return _children.Count == 0 ? [] : _children.Values.Select(RefOf).OfType<IInternalActorRef>().ToArray();
    }

    public ChildRestartStats[] AllStats() => All().Select(StatsOf).OfType<ChildRestartStats>().ToArray();

    public bool IsEmpty
    {
        get
        {
            lock (_children) return _children.Count == 0;
        }
    }

    /// <summary>Notes that a child is about to stop; whoever waits for the stopping ones waits for it too.</summary>
    public void MarkStopping(IActorRef child)
    {
        lock (_children)
            if (Contains(child)) (_stopping ??= []).Add(child);
    }

    public bool AnyStopping
    {
        get
        {
            lock (_children) return _stopping is { Count: > 0 };
        }
    }

    /// <summary>From now on no child can be made.</summary>
    public ChildrenContainer Close()
    {
        lock (_children) _closed = true;
        return this;
    }

    /// <summary>Removes a child that has terminated; says whether it was the last of those that were stopping.</summary>
    public bool Remove(IActorRef child)
    {
        lock (_children)
        {
            if (Contains(child)) _children.Remove(child.Path.Name);
            return _stopping is not null && _stopping.Remove(child) && _stopping.Count == 0;
        }
    }

    private static IInternalActorRef? RefOf(object entry) => entry as IInternalActorRef ?? (entry as ChildRestartStats)?.Child;
}
