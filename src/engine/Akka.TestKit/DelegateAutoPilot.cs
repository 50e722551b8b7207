using Akka.Actor;

namespace Akka.TestKit;

/// <summary>An auto-pilot made of a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _run;

    /// <summary>Takes the function to run for each message.</summary>
    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _run = autoPilotDelegate;

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => _run(sender, message);
}
