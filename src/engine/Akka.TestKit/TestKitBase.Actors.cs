using System.Linq.Expressions;
using Akka.Actor;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <content>Starting and finding actors.</content>
public abstract partial class TestKitBase
{
    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf<TActor>() where TActor : ActorBase, new() => ActorOf(Props.Create<TActor>());

    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf<TActor>(string? name) where TActor : ActorBase, new() => ActorOf(Props.Create<TActor>(), name);

    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory) where TActor : ActorBase => ActorOf(Props.Create(factory));

    /// <summary>Starts an actor of the system under test.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string? name) where TActor : ActorBase => ActorOf(Props.Create(factory), name);

    /// <summary>Selects actors of the system under test.</summary>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors of the system under test.</summary>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors by a path from another actor.</summary>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) => Sys.ActorSelection(anchorRef, actorPath);

    /// <summary>Starts a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Sync(SpawnAsync(true, props, default, default, cancellationToken));

    /// <summary>Starts a child of the test actor under a name.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Sync(SpawnAsync(true, props, new Option<string>(name), default, cancellationToken));

    /// <summary>Starts a child of the test actor with a supervision of its own.</summary>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Sync(SpawnAsync(true, props, default, new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken));

    /// <summary>Starts a child of the test actor under a name, with a supervision of its own.</summary>
    public IActorRef ChildActorOf(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Sync(SpawnAsync(true, props, new Option<string>(name), new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken));

    /// <summary>Starts a child of the test actor.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        SpawnAsync(false, props, default, default, cancellationToken).AsTask();

    /// <summary>Starts a child of the test actor under a name.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        SpawnAsync(false, props, new Option<string>(name), default, cancellationToken).AsTask();

    /// <summary>Starts a child of the test actor with a supervision of its own.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        SpawnAsync(false, props, default, new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken).AsTask();

    /// <summary>Starts a child of the test actor under a name, with a supervision of its own.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        SpawnAsync(false, props, new Option<string>(name), new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken).AsTask();

    IActorRef IActorRefFactory.ActorOf(Props props, string? name) => ActorOf(props, name);

    private async ValueTask<IActorRef> SpawnAsync(bool blocking, Props props, Option<string> name, Option<SupervisorStrategy> strategy, CancellationToken cancellation)
    {
        var child = new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously);
        TestActor.Tell(new SpawnRequest(new TestKit.TestActor.Spawn(props, name, strategy), child));
        if (!blocking) return await child.Task.WaitAsync(RemainingOrDefault, cancellation).ConfigureAwait(false);
        if (!child.Task.Wait(RemainingOrDefault, cancellation)) throw new TimeoutException($"The test actor did not start the child {props.Type.Name} in time.");
        return child.Task.Result;
    }
}
