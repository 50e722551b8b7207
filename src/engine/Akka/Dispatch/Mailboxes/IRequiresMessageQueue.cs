namespace Akka.Dispatch;

/// <summary>Says of an actor what its message queue must be able to do.</summary>
/// <typeparam name="T">What it must be able to do.</typeparam>
public interface IRequiresMessageQueue<T> where T : ISemantics;
