namespace Akka.Actor;

/// <summary>References that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>Takes every message and forgets it.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>Given as a sender: answers go to the dead letters. It is null.</summary>
    public static readonly IActorRef NoSender = null!;
}
