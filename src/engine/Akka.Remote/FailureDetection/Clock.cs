namespace Akka.Remote;

/// <summary>A monotonic clock: milliseconds since some fixed moment.</summary>
public delegate long Clock();
