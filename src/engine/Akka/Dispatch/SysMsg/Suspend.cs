namespace Akka.Dispatch.SysMsg;

/// <summary>Suspends the actor.</summary>
public sealed class Suspend : SystemMessage
{
    /// <inheritdoc/>
    public override string ToString() => "<Suspend>";
}
