using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>A test actor's supervision: each child by the strategy that it was started with, the others by the default one.</summary>
public class DelegatingSupervisorStrategy : SupervisorStrategy
{
    private readonly ConcurrentDictionary<IActorRef, SupervisorStrategy> _strategies = new();

    /// <summary>Makes one that knows of no child yet.</summary>
    public DelegatingSupervisorStrategy()
    {
    }

    /// <inheritdoc />
    public override IDecider Decider => DefaultDecider;

    /// <summary>Sets the strategy of a child.</summary>
    public void Update(IActorRef child, SupervisorStrategy supervisorStrategy) => _strategies[child] = supervisorStrategy;

    /// <inheritdoc />
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        if (_strategies.TryRemove(child, out var strategy)) strategy.HandleChildTerminated(actorContext, child, children);
    }

    /// <inheritdoc />
    public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children) =>
        StrategyOf(child).ProcessFailure(context, restart, child, cause, stats, children);

    /// <inheritdoc />
    public override ISurrogate ToSurrogate(ActorSystem system) =>
        throw new NotSupportedException("A test actor's supervision is of this process only: it cannot be sent to another.");

    /// <inheritdoc />
    protected override Directive Handle(IActorRef child, Exception exception) => StrategyOf(child).Decider.Decide(exception);

    private SupervisorStrategy StrategyOf(IActorRef child) => _strategies.GetValueOrDefault(child, DefaultStrategy);
}
