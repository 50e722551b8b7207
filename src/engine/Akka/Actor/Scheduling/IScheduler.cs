namespace Akka.Actor;

/// <summary>Sends messages later.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>Runs actions later, on the scheduler's thread: they must be short and not touch an actor's state.</summary>
    IAdvancedScheduler Advanced { get; }
}
