namespace Akka.Event;

/// <summary>Marks messages that are not worth a dead letter.</summary>
public interface IDeadLetterSuppression;
