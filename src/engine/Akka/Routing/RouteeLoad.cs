using Akka.Actor;

namespace Akka.Routing;

/// <summary>How busy a routee is, as a number to compare.</summary>
internal static class RouteeLoad
{
    /// <summary>A routee that waits for work.</summary>
    public const long Idle = 0;

    /// <summary>A routee whose mailbox is not seen from here.</summary>
    private const long Unknown = int.MaxValue;

    /// <summary>A routee that does no work now, or never again.</summary>
    private const long Suspended = long.MaxValue - 1;

    public static long Of(Routee routee)
    {
        if (routee is not ActorRefRoutee { Actor: LocalActorRef { Cell: var cell } }) return Unknown;
        if (cell.IsTerminated || cell.Mailbox.IsSuspended) return Suspended;
        var waiting = cell.NumberOfMessages;
        return waiting > 0 ? waiting + 1 : cell.CurrentMessage is null ? Idle : 1;
    }
}
