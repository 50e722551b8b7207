using Akka.Dispatch;

namespace Akka.Event;

/// <summary>The queue of a logger.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics;
