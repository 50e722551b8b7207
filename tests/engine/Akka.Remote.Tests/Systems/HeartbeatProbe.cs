using Akka.Actor;

namespace Akka.Remote.Tests.Systems;

/// <summary>Asks another node's death watch for a sign of life, from a thread of its own: nothing here needs the thread pool.</summary>
internal sealed class HeartbeatProbe
{
    private readonly SemaphoreSlim _answers = new(0);
    private readonly ActorSelection _watcher;
    private readonly IActorRef _self;

    private HeartbeatProbe(ActorSystem system, Address node)
    {
        var answers = _answers;

        // Answers come by the control lane to the actors of membership alone: this one takes their place.
        _self = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new Listener(answers)).WithDispatcher("akka.actor.internal-dispatcher"), "cluster");
        _watcher = system.ActorSelection(new RootActorPath(node) / "system" / "remote-watcher");
    }

    public static HeartbeatProbe In(ActorSystem system, Address node) => new(system, node);

    public bool BeatAndWait(TimeSpan patience)
    {
        _watcher.Tell(RemoteWatcher.Heartbeat.Instance, _self);
        return _answers.Wait(patience);
    }

    private sealed class Listener(SemaphoreSlim answers) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is RemoteWatcher.HeartbeatRsp) answers.Release();
        }
    }
}
