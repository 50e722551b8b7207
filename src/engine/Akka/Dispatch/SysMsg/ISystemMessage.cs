using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the engine to itself: never lost, and processed before all others.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded;
