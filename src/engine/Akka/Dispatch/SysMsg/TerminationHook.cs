namespace Akka.Dispatch.SysMsg;

/// <summary>Tells whoever registered that /user has terminated; answered with <see cref="TerminationHookDone"/>.</summary>
public sealed class TerminationHook
{
    private TerminationHook() { }

    /// <summary>The one instance.</summary>
    public static TerminationHook Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<TerminationHook>";
}
