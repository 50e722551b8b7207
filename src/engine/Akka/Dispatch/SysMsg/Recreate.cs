namespace Akka.Dispatch.SysMsg;

/// <summary>Restarts the actor.</summary>
public sealed class Recreate : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Recreate(Exception cause) => Cause = cause;

    /// <summary>Why it is restarted.</summary>
    public Exception Cause { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<Recreate>{Cause?.Message}";
}
