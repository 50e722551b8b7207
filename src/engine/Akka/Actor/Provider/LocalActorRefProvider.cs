using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Dispatch;
using Akka.Event;
using Akka.Routing;
using Akka.Serialization;

namespace Akka.Actor;

/// <summary>The provider of systems that know of no others; the remote provider builds on it.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _extraNames = new();
    private readonly TaskCompletionSource<Status> _terminated = new();
    private readonly ActorPath _tempNode;
    private ActorSystemImpl _system = null!;
    private RootGuardianActorRef _rootGuardian = null!;
    private VirtualPathContainer _tempContainer = null!;
    private long _tempNumber;

    /// <summary>Creates it.</summary>
    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
        : this(systemName, settings, eventStream, null, null) { }

    /// <summary>Creates it.</summary>
    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream, Deployer? deployer, Func<ActorPath, IInternalActorRef>? deadLettersFactory)
    {
        Settings = settings;
        EventStream = eventStream;
        Deployer = deployer ?? new Deployer(settings);
        RootPath = new RootActorPath(new Address("akka", systemName));
        Log = Logging.GetLogger(eventStream, $"LocalActorRefProvider({RootPath.Address})");
        DeadLetters = deadLettersFactory?.Invoke(RootPath / "deadLetters") ?? new DeadLetterActorRef(this, RootPath / "deadLetters", eventStream);
        IgnoreRef = new IgnoreActorRef(this);
        _tempNode = RootPath / "temp";
    }

    /// <inheritdoc/>
    public IActorRef DeadLetters { get; }

    /// <inheritdoc/>
    public IActorRef IgnoreRef { get; }

    /// <inheritdoc/>
    public Deployer Deployer { get; }

    /// <inheritdoc/>
    public IInternalActorRef RootGuardian => _rootGuardian;

    /// <inheritdoc/>
    public ActorPath RootPath { get; }

    /// <inheritdoc/>
    public Settings Settings { get; }

    /// <inheritdoc/>
    public LocalActorRef SystemGuardian { get; private set; } = null!;

    /// <inheritdoc/>
    public IInternalActorRef TempContainer => _tempContainer;

    /// <inheritdoc/>
    public Task TerminationTask => _terminated.Task;

    /// <inheritdoc/>
    public LocalActorRef Guardian { get; private set; } = null!;

    /// <summary>The event stream.</summary>
    public EventStream EventStream { get; }

    /// <inheritdoc/>
    public Address DefaultAddress => RootPath.Address;

    /// <inheritdoc/>
    public Information SerializationInformation => new(DefaultAddress, _system);

    /// <summary>Where the provider logs.</summary>
    public ILoggingAdapter Log { get; }

    /// <inheritdoc/>
    public ActorPath TempPath() => new ChildActorPath(_tempNode, ActorCell.Base64Name(Interlocked.Increment(ref _tempNumber)), 0);

    /// <summary>Adds a name below the root, such as <c>remote</c>.</summary>
    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames[name] = actor;

    /// <inheritdoc/>
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode)) throw new InvalidOperationException($"Cannot register a temporary actor at [{path}]: expected a path below [{_tempNode}].");
        _tempContainer.AddChild(path.Name, actorRef);
    }

    /// <inheritdoc/>
    public void UnregisterTempActor(ActorPath path)
    {
        if (!path.Parent.Equals(_tempNode)) throw new InvalidOperationException($"Cannot unregister a temporary actor at [{path}]: expected a path below [{_tempNode}].");
        _tempContainer.RemoveChild(path.Name);
    }

    /// <inheritdoc/>
    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, TempPath(), this);

    /// <inheritdoc/>
    public void Init(ActorSystemImpl system)
    {
        _system = system;
        var dispatcher = system.Dispatchers.InternalDispatcher;
        var mailbox = system.Mailboxes.Lookup(Mailboxes.DefaultMailboxId);
        var bubble = new RootGuardianSupervisor((RootActorPath)RootPath, this, _terminated, Log);
        var rootStrategy = new OneForOneStrategy(e =>
        {
            Log.Error(e, "guardian failed, shutting down system");
            return Directive.Stop;
        });
        var rootProps = Props.Create(() => new GuardianActor()).WithSupervisorStrategy(rootStrategy);
        _rootGuardian = new RootGuardianActorRef(system, rootProps, dispatcher, mailbox, bubble, RootPath, (IInternalActorRef)DeadLetters, _extraNames);
        _tempContainer = new VirtualPathContainer(this, _tempNode, _rootGuardian, Log);
        _rootGuardian.SetTempContainer(_tempContainer);
        Guardian = MakeGuardian(UserGuardianProps(system), "user", dispatcher, mailbox);
        var systemProps = Props.Create(() => new SystemGuardianActor(Guardian)).WithSupervisorStrategy(new OneForOneStrategy(SystemDecider));
        SystemGuardian = MakeGuardian(systemProps, "system", dispatcher, mailbox);
        _rootGuardian.Start();
        Guardian.Start();
        SystemGuardian.Start();
        // The root ends when /system has, and /system when /user has.
        _rootGuardian.SendSystemMessage(new Watch(SystemGuardian, _rootGuardian));
    }

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(string path) =>
        ActorPath.TryParse(path, out ActorPath? parsed) && parsed.Address.Equals(RootPath.Address) ? ResolveLocal(parsed) : DeadLetterFor(path);

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(ActorPath path) => path.Root.Equals(RootPath) ? ResolveLocal(path) : DeadLetterFor(path.ToString());

    /// <inheritdoc/>
    public IActorRef RootGuardianAt(Address address) => address.Equals(RootPath.Address) ? _rootGuardian : DeadLetters;

    /// <inheritdoc/>
    public IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async)
    {
        if (lookupDeploy && Deployer.Lookup(path) is { } configured) props = props.WithDeploy(deploy?.WithFallback(configured) ?? configured);
        else if (deploy is not null) props = props.WithDeploy(deploy);
        if (props.RouterConfig is not NoRouter) return RoutedActorRef.Create(system, props, supervisor, path);
        var dispatcher = system.Dispatchers.Lookup(systemService && props.Deploy.Dispatcher.Length == 0 ? Dispatchers.InternalDispatcherId : props.Dispatcher);
        return new LocalActorRef(system, props, dispatcher, system.Mailboxes.For(props, dispatcher), supervisor, path);
    }

    /// <inheritdoc/>
    public Address? GetExternalAddressFor(Address address) => address.Equals(RootPath.Address) ? address : null;

    /// <summary>The reference of a path of this system, or one that stands for an actor that does not exist.</summary>
    internal IInternalActorRef ResolveLocal(ActorPath path)
    {
        if (path.Equals(IgnoreActorRef.IgnorePath)) return (IInternalActorRef)IgnoreRef;
        var elements = path.Elements;
        if (elements.Count == 0) return _rootGuardian;
        var found = (IInternalActorRef)_rootGuardian.GetChild(elements);
        if (found.IsNobody() || (path.Uid != 0 && found.Path.Uid != 0 && path.Uid != found.Path.Uid))
            return new EmptyLocalActorRef(_system.Provider, path, EventStream);
        return found;
    }

    private IActorRef DeadLetterFor(string path)
    {
        Log.Debug("Resolve of path [{0}] has failed: it does not belong to this system. Using dead letters.", path);
        return DeadLetters;
    }

    private static Directive SystemDecider(Exception cause) => cause switch
    {
        ActorInitializationException or ActorKilledException or DeathPactException => Directive.Stop,
        _ => Directive.Restart,
    };

    private Props UserGuardianProps(ActorSystemImpl system)
    {
        var props = system.GuardianProps.HasValue ? system.GuardianProps.Value : Props.Create(() => new GuardianActor());
        return props.WithSupervisorStrategy(SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create());
    }

    private LocalActorRef MakeGuardian(Props props, string name, MessageDispatcher dispatcher, MailboxType mailbox)
    {
        _rootGuardian.Cell.ReserveChild(name);
        var guardian = new LocalActorRef(_system, props, dispatcher, mailbox, _rootGuardian, new ChildActorPath(RootPath, name, 0));
        _rootGuardian.Cell.AddChild(guardian);
        return guardian;
    }
}
