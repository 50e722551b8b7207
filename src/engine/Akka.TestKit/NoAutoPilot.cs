using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The auto-pilot that answers nothing.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The only one.</summary>
    public static NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => this;
}
