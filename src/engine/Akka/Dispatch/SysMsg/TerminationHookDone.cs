namespace Akka.Dispatch.SysMsg;

/// <summary>The answer to <see cref="TerminationHook"/>.</summary>
public sealed class TerminationHookDone
{
    private TerminationHookDone() { }

    /// <summary>The one instance.</summary>
    public static TerminationHookDone Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<TerminationHookDone>";
}
