using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>A test actor beside that of the test class, with checks of its own; it can be used where an actor reference is wanted.</summary>
public class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef
{
    /// <summary>Starts a probe in a system.</summary>
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null) : base(assertions, system, testProbeName)
    {
    }

    /// <summary>The sender of the last message that was taken.</summary>
    public IActorRef Sender => LastSender;

    /// <summary>The probe's actor.</summary>
    public IActorRef Ref => TestActor;

    private IInternalActorRef Own => (IInternalActorRef)TestActor;

    ActorPath IActorRef.Path => TestActor.Path;

    bool IActorRefScope.IsLocal => Own.IsLocal;

    IInternalActorRef IInternalActorRef.Parent => Own.Parent;

    IActorRefProvider IInternalActorRef.Provider => Own.Provider;

    bool IInternalActorRef.IsTerminated => Own.IsTerminated;

    /// <summary>Sends a message with the probe as its sender.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Forwards the last message that was taken.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Sends a message as if from the sender of the last one that was taken.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, LastSender);

    /// <summary>Answers the sender of the last message that was taken.</summary>
    public void Reply(object message) => LastSender.Tell(message, TestActor);

    /// <summary>Starts a child of the probe.</summary>
    public IActorRef ChildActorOf<T>(CancellationToken cancellationToken = default) where T : ActorBase =>
        ChildActorOf(Props.Create(typeof(T)), cancellationToken);

    /// <summary>Starts a child of the probe under a name.</summary>
    public IActorRef ChildActorOf<T>(string name, CancellationToken cancellationToken = default) where T : ActorBase =>
        ChildActorOf(Props.Create(typeof(T)), name, cancellationToken);

    /// <summary>Starts a child of the probe with a supervision of its own.</summary>
    public IActorRef ChildActorOf<T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase =>
        ChildActorOf(Props.Create(typeof(T)), supervisorStrategy, cancellationToken);

    /// <summary>Starts a child of the probe under a name, with a supervision of its own.</summary>
    public IActorRef ChildActorOf<T>(string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase =>
        ChildActorOf(Props.Create(typeof(T)), name, supervisorStrategy, cancellationToken);

    /// <inheritdoc />
    public override TestProbe CreateTestProbe(string? name = null) =>
        throw new NotSupportedException("A probe makes no probes: take CreateTestProbe of the test class.");

    /// <summary>Sends a system message to the probe.</summary>
    public void SendSystemMessage(ISystemMessage message) => Own.SendSystemMessage(message);

    /// <summary>Sends a system message to the probe; the sender of a system message is not told.</summary>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => SendSystemMessage(message);

    /// <inheritdoc />
    public int CompareTo(object? obj) => TestActor.CompareTo(obj);

    /// <inheritdoc />
    public override bool Equals(object? obj) => TestActor.Equals(obj is TestProbe probe ? probe.TestActor : obj);

    /// <inheritdoc />
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => TestActor.ToString()!;

    void ICanTell.Tell(object message, IActorRef sender) => TestActor.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => TestActor.ToSurrogate(system);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => Own.GetChild(name);

    void IInternalActorRef.Resume(Exception? causedByFailure) => Own.Resume(causedByFailure);

    void IInternalActorRef.Start()
    {
    }

    void IInternalActorRef.Stop() => Own.Stop();

    void IInternalActorRef.Restart(Exception cause) => Own.Restart(cause);

    void IInternalActorRef.Suspend() => Own.Suspend();
}
