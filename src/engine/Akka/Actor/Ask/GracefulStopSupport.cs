using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Stops an actor and waits for its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/>; the task is true when the actor has stopped.</summary>
    /// <exception cref="TaskCanceledException">It did not stop in time.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => GracefulStop(target, timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop; the task is true when it has.</summary>
    /// <exception cref="TaskCanceledException">It did not stop in time.</exception>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var actor = (IInternalActorRef)target;
        var result = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        var future = actor.Provider.CreateFutureRef(result);
        actor.Provider.RegisterTempActor(future, future.Path);
        try
        {
            actor.SendSystemMessage(new Watch(actor, future));
            target.Tell(stopMessage, ActorRefs.NoSender);
            await result.Task.WaitAsync(timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            actor.SendSystemMessage(new Unwatch(actor, future));
            throw new TaskCanceledException($"{target} did not stop within {timeout} of {stopMessage}.");
        }
        finally
        {
            actor.Provider.UnregisterTempActor(future.Path);
        }
    }
}
