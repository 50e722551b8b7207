namespace Akka.Dispatch;

/// <summary>Several threads may take from the queue at a time.</summary>
public interface IMultipleConsumerSemantics : ISemantics;
