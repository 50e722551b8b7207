namespace Akka.Actor.Internal;

/// <summary>How <c>Terminate</c> begins where coordinated shutdown is on.</summary>
internal static class CoordinatedTermination
{
    public static Action<ActorSystemImpl> Run { get; set; } = static system => _ = system.FinalTerminate();
}
