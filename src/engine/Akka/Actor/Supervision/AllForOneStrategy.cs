using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Applies the directive to all children when one fails.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    private readonly RestartRule _rule;

    /// <summary>Creates it without a limit.</summary>
    protected AllForOneStrategy() : this(DefaultDecider) { }

    /// <summary>Creates it without a limit.</summary>
    public AllForOneStrategy(IDecider decider) : this(-1, -1, decider) { }

    /// <summary>Creates it without a limit.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider) : this(-1, -1, localOnlyDecider) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    /// <param name="maxNrOfRetries">Restarts in the window before the children are stopped; null or negative for any number.</param>
    /// <param name="withinTimeRange">The window; null for all time.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), localOnlyDecider) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), decider) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        _rule = new RestartRule(maxNrOfRetries, withinTimeMilliseconds, decider);
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Restarts in the window before the children are stopped; negative for any number.</summary>
    public int MaxNumberOfRetries => _rule.MaxNumberOfRetries;

    /// <summary>The window in milliseconds; negative for all time.</summary>
    public int WithinTimeRangeMilliseconds => _rule.WithinTimeRangeMilliseconds;

    /// <inheritdoc/>
    public override IDecider Decider => _rule.Decider;

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <inheritdoc/>
    public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        if (children.Count == 0) return;
        if (restart && children.All(_rule.Allows))
        {
            foreach (var each in children) RestartChild(each.Child, cause, suspendFirst: !each.Child.Equals(child));
        }
        else
        {
            foreach (var each in children) context.Stop(each.Child);
        }
    }

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) { }

    /// <inheritdoc/>
    public bool Equals(AllForOneStrategy? other) => _rule == other?._rule;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc/>
    public override int GetHashCode() => _rule.GetHashCode();

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new LocalSurrogate(this);
}
