namespace Akka.Actor;

/// <summary>Marks messages that the engine handles before the actor sees them.</summary>
public interface IAutoReceivedMessage;
