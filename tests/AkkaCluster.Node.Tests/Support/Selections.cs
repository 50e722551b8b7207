using Akka.Actor;

namespace AkkaCluster.Node.Tests.Support;

internal static class Selections
{
    /// <summary>The actor, as soon as it is there.</summary>
    public static async Task<IActorRef> ResolveOneEventually(this ActorSelection selection, TimeSpan patience)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await tick.WaitForNextTickAsync())
        {
            try
            {
                return await selection.ResolveOne(TimeSpan.FromSeconds(1));
            }
            catch (ActorNotFoundException) when (TimeProvider.System.GetElapsedTime(start) < patience)
            {
                // It may still come.
            }
        }
        throw new InvalidOperationException("The timer ended.");
    }
}
