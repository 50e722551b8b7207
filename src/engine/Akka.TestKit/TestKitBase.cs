using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// An actor system for a test, with an actor of its own whose messages the test takes and checks. Unless the class is marked
/// <see cref="INoImplicitSender"/>, that actor is the sender of what the test sends without naming one.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int s_testActors;

    private readonly ITestKitAssertions _assertions;
    private readonly EnvelopeQueue _queue = new();
    private MessageEnvelope _last = NullMessageEnvelope.Instance;
    private TimeSpan? _end;
    private bool _lastWasNoMessage;

    /// <summary>Tests a given system, or one with the default configuration.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>Tests a new system made from a setup.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>Tests a new system with a configuration; what it leaves open is as in <see cref="DefaultConfig"/>.</summary>
    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName)
    {
    }

    /// <summary>Tests a given system, or a new one made from a setup.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        _assertions = assertions ?? throw new ArgumentNullException(nameof(assertions));
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>What a test wants otherwise than a program.</summary>
    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>Makes the system log what its actors do.</summary>
    public static Config FullDebugConfig => TestConfigs.FullDebugConfig;

    /// <summary>The system under test.</summary>
    public ActorSystem Sys { get; private set; } = null!;

    /// <summary>The section akka.test of its configuration.</summary>
    public TestKitSettings TestKitSettings { get; private set; } = null!;

    /// <summary>The actor whose messages this test kit takes.</summary>
    public IActorRef TestActor { get; private set; } = null!;

    /// <summary>The log of the system under test.</summary>
    public ILoggingAdapter Log { get; private set; } = null!;

    /// <summary>Makes filters of the system's log events.</summary>
    public EventFilterFactory EventFilter => new(this);

    /// <summary>Whether messages wait to be taken.</summary>
    public bool HasMessages => !_queue.IsEmpty;

    /// <summary>The sender of the last message that was taken.</summary>
    public IActorRef LastSender => _last.Sender;

    /// <summary>The last message that was taken.</summary>
    public object LastMessage => _last.Message;

    /// <summary>Makes filters of another system's log events.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Watches an actor: the test actor gets a Terminated when it stops.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        TestActor.Tell(new TestKit.TestActor.Watch(actorToWatch));
        return actorToWatch;
    }

    /// <summary>Watches an actor: the test actor gets a Terminated when it stops.</summary>
    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) => Task.FromResult(Watch(actorToWatch));

    /// <summary>Watches an actor no more.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        TestActor.Tell(new TestKit.TestActor.Unwatch(actorToUnwatch));
        return actorToUnwatch;
    }

    /// <summary>Watches an actor no more.</summary>
    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) => Task.FromResult(Unwatch(actorToUnwatch));

    /// <summary>Throws away messages that a function picks, before the test sees them.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestKit.TestActor.SetIgnore(m => shouldIgnoreMessage(m)));

    /// <summary>Throws away messages of a type that a function picks, before the test sees them.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) => IgnoreMessages(m => m is TMsg typed && shouldIgnoreMessage(typed));

    /// <summary>Throws away messages of a type, before the test sees them.</summary>
    public void IgnoreMessages<TMsg>() => IgnoreMessages<TMsg>(_ => true);

    /// <summary>Ends what IgnoreMessages began.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new TestKit.TestActor.SetIgnore(null));

    /// <summary>Sets what answers the messages of the test actor while the test goes on.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new TestKit.TestActor.SetAutoPilot(pilot));

    /// <summary>A test actor of its own, with its own checks.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>A test actor of its own in another system, with its own checks.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, _assertions, name);

    /// <summary>A latch whose time-outs are dilated.</summary>
    public virtual TestLatch CreateTestLatch(int count = 1) => new DilatedLatch(Dilated, TestKitSettings.DefaultTimeout, count);

    /// <summary>Starts another test actor, which queues its messages for this test kit too.</summary>
    public IActorRef CreateTestActor(string name) => CreateTestActor(Sys, name);

    /// <summary>Ends the system under test and waits until it has ended; see the other overload.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) => Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Ends a system and waits for its end, at most for the duration or 10 s. A system that lives longer is an error if so wanted, else a warning.</summary>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var patience = duration ?? Dilated(TimeSpan.FromSeconds(10));
        var ended = system.Terminate();
        if (ended.Wait(patience)) return;
        var text = $"Actor system {system.Name} did not end within {patience}.";
        if (verifySystemShutdown) throw new TimeoutException(text);
        system.Log.Warning(text);
    }

    /// <summary>Takes or makes the system, and starts the test actor.</summary>
    protected virtual void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        Sys = system ?? ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        if (system is not null) system.Settings.InjectTopLevelFallback(DefaultConfig);
        Sys.RegisterExtension(new TestKitAssertionsExtension(_assertions));
        TestKitSettings = TestKitExtension.For(Sys);
        Log = Logging.GetLogger(Sys, GetType());
        TestActor = CreateTestActor(Sys, testActorName ?? $"testActor{Interlocked.Increment(ref s_testActors)}");
        if (this is not INoImplicitSender) ImplicitSender.Set(TestActor);
    }

    internal void Fail(string text) => _assertions.Fail("{0}", text);

    private IActorRef CreateTestActor(ActorSystem system, string name) =>
        ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new InternalTestActor(_queue)).WithDispatcher("akka.test.test-actor.dispatcher"), name);

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        return setup.WithSetup((bootstrap.HasValue ? bootstrap.Value : BootstrapSetup.Create()).WithConfigFallback(DefaultConfig));
    }
}
