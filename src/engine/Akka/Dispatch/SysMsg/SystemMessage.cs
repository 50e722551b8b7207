namespace Akka.Dispatch.SysMsg;

/// <summary>A system message that a mailbox can link.</summary>
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage? Next;

    /// <summary>Creates it.</summary>
    protected SystemMessage() { }
}
