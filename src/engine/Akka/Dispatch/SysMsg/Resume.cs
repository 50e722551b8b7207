namespace Akka.Dispatch.SysMsg;

/// <summary>Resumes the actor.</summary>
public sealed class Resume : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Resume(Exception? causedByFailure) => CausedByFailure = causedByFailure;

    /// <summary>The failure that the actor is resumed after, or null.</summary>
    public Exception? CausedByFailure { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"<Resume>{(CausedByFailure is null ? "" : ": " + CausedByFailure.Message)}";
}
