namespace Akka.Dispatch.SysMsg;

/// <summary>Tells the system guardian that the sender wants to do something when /user has terminated, before /system does.</summary>
public sealed class RegisterTerminationHook
{
    private RegisterTerminationHook() { }

    /// <summary>The one instance.</summary>
    public static RegisterTerminationHook Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<RegisterTerminationHook>";
}
