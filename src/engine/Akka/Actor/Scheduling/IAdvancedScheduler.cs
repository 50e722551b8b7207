namespace Akka.Actor;

/// <summary>Runs actions later.</summary>
public interface IAdvancedScheduler : IActionScheduler;
