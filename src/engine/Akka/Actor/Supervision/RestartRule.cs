using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>What strategies have in common: which directive a failure gets, and how many restarts a child may have in a window of time.</summary>
internal sealed record RestartRule(int MaxNumberOfRetries, int WithinTimeRangeMilliseconds, IDecider Decider)
{
    public bool Allows(ChildRestartStats child) => child.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds);
}
