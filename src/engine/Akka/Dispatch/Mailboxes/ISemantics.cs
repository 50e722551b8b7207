namespace Akka.Dispatch;

/// <summary>Marks what a message queue can do.</summary>
public interface ISemantics;
