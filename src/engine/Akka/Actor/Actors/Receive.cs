namespace Akka.Actor;

/// <summary>Handles a message; says whether it did.</summary>
public delegate bool Receive(object message);
