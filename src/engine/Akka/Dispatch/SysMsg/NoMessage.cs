namespace Akka.Dispatch.SysMsg;

/// <summary>Ends the list of a mailbox that takes no more system messages.</summary>
internal sealed class NoMessage : SystemMessage
{
    public static readonly NoMessage Instance = new();
}
