using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Watches an actor from outside of actors.</summary>
public static class WatchAsyncSupport
{
    /// <summary>The task is true when the actor has stopped, false where it was cancelled before.</summary>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var actor = (IInternalActorRef)target;
        var result = new TaskCompletionSource<Terminated>(TaskCreationOptions.RunContinuationsAsynchronously);
        var future = actor.Provider.CreateFutureRef(result);
        actor.Provider.RegisterTempActor(future, future.Path);
        try
        {
            actor.SendSystemMessage(new Watch(actor, future));
            await result.Task.WaitAsync(token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            actor.SendSystemMessage(new Unwatch(actor, future));
            return false;
        }
        finally
        {
            actor.Provider.UnregisterTempActor(future.Path);
        }
    }
}
