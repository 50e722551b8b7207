using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The answer of an auto-pilot that stays at work.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The only one.</summary>
    public static KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning is what an auto-pilot returns, and no auto-pilot itself.");
}
