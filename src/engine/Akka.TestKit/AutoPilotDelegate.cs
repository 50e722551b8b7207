using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The function of a <see cref="DelegateAutoPilot"/>.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);
