using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Applies the directive to the child that failed.</summary>
public class OneForOneStrategy : SupervisorStrategy, IEquatable<OneForOneStrategy>
{
    private readonly RestartRule _rule;

    /// <summary>Creates it without a limit.</summary>
    protected OneForOneStrategy() : this(DefaultDecider) { }

    /// <summary>Creates it without a limit.</summary>
    public OneForOneStrategy(IDecider decider) : this(-1, -1, decider) { }

    /// <summary>Creates it without a limit.</summary>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider) : this(-1, -1, localOnlyDecider) { }

    /// <summary>Creates it without a limit.</summary>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true) : this(-1, -1, localOnlyDecider, loggingEnabled) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    /// <param name="maxNrOfRetries">Restarts in the window before the child is stopped; null or negative for any number.</param>
    /// <param name="withinTimeRange">The window; null for all time.</param>
    /// <param name="localOnlyDecider">Chooses the directive.</param>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), localOnlyDecider) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), decider) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled) { }

    /// <summary>Creates it with a limit of restarts in a window of time.</summary>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        _rule = new RestartRule(maxNrOfRetries, withinTimeMilliseconds, decider);
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Restarts in the window before the child is stopped; negative for any number.</summary>
    public int MaxNumberOfRetries => _rule.MaxNumberOfRetries;

    /// <summary>The window in milliseconds; negative for all time.</summary>
    public int WithinTimeRangeMilliseconds => _rule.WithinTimeRangeMilliseconds;

    /// <inheritdoc/>
    public override IDecider Decider => _rule.Decider;

    /// <summary>The same with another limit of restarts.</summary>
    public OneForOneStrategy WithMaxNrOfRetries(int maxNrOfRetries) => new(maxNrOfRetries, WithinTimeRangeMilliseconds, Decider, LoggingEnabled);

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <inheritdoc/>
    public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        if (restart && _rule.Allows(stats)) RestartChild(child, cause, suspendFirst: false);
        else context.Stop(child);
    }

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) { }

    /// <inheritdoc/>
    public bool Equals(OneForOneStrategy? other) => _rule == other?._rule;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OneForOneStrategy);

    /// <inheritdoc/>
    public override int GetHashCode() => _rule.GetHashCode();

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new LocalSurrogate(this);
}
