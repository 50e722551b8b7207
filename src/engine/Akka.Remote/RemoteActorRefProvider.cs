using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;
using Akka.Serialization;

namespace Akka.Remote;

/// <summary>The provider of actor systems that can be reached by others: local actors through the local provider, others through the transport.</summary>
public class RemoteActorRefProvider : IRemoteActorRefProvider
{
    private const string TempPrefix = "/temp/";

    private readonly LocalActorRefProvider _local;
    private readonly RemoteRefCache _refs = new();
    private Remoting? _remoting;
    private ActorSystemImpl? _system;
    private IActorRef? _remoteWatcher;
    private IInternalActorRef? _remoteDaemon;
    private Information? _information;
    private Task? _termination;

    /// <summary>Makes the provider.</summary>
    public RemoteActorRefProvider(string systemName, Settings settings, EventStream eventStream)
    {
        settings.InjectTopLevelFallback(RemoteConfig.Default);
        RemoteSettings = new RemoteSettings(settings.Config);
        _local = new LocalActorRefProvider(systemName, settings, eventStream);
    }

    /// <inheritdoc />
    public IInternalActorRef RootGuardian => _local.RootGuardian;

    /// <inheritdoc />
    public LocalActorRef Guardian => _local.Guardian;

    /// <inheritdoc />
    public LocalActorRef SystemGuardian => _local.SystemGuardian;

    /// <inheritdoc />
    public IActorRef DeadLetters => _local.DeadLetters;

    /// <inheritdoc />
    public IActorRef IgnoreRef => _local.IgnoreRef;

    /// <inheritdoc />
    public ActorPath RootPath => _local.RootPath;

    /// <inheritdoc />
    public Settings Settings => _local.Settings;

    /// <inheritdoc />
    public Deployer Deployer
    {
        get => _local.Deployer;
        protected set => throw new NotSupportedException($"The deployer of [{RootPath}] is the local provider's and cannot be set to [{value}].");
    }

    /// <inheritdoc />
    public IInternalActorRef TempContainer => _local.TempContainer;

    /// <summary>Completes when all actors have stopped and what they sent last has left, or could not.</summary>
    public Task TerminationTask => _termination ?? _local.TerminationTask;

    /// <inheritdoc />
    public Address DefaultAddress => Remoting.DefaultAddress;

    /// <inheritdoc />
    public Information SerializationInformation => _information ??= new Information(DefaultAddress, System);

    /// <inheritdoc />
    public IInternalActorRef RemoteDaemon => _remoteDaemon ?? throw NotStarted();

    /// <inheritdoc />
    public IActorRef RemoteWatcher => _remoteWatcher ?? throw NotStarted();

    /// <inheritdoc />
    public RemoteTransport Transport => Remoting;

    /// <inheritdoc />
    public RemoteSettings RemoteSettings { get; }

    /// <summary>The transport, for the engine's own use.</summary>
    internal Remoting Remoting => _remoting ?? throw NotStarted();

    private ActorSystemImpl System => _system ?? throw NotStarted();

    /// <inheritdoc />
    public virtual void Init(ActorSystemImpl system)
    {
        _system = system;
        _local.Init(system);
        _remoting = new Remoting(system, this);
        _remoting.Start();
        _termination = TerminateAsync();
        _remoteDaemon = new EmptyLocalActorRef(this, RootPath / "remote", system.EventStream);
        _remoteWatcher = CreateRemoteWatcher(system);
        _remoting.Open();
    }

    /// <inheritdoc />
    public IInternalActorRef ActorOf(
        ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async)
    {
        var scope = deploy?.Scope ?? props.Deploy?.Scope;
        if (scope is RemoteScope remote && !HasAddress(remote.Address))
            throw new NotSupportedException($"Actor [{path}] is to be deployed on [{remote.Address}]: this engine does not deploy actors on other nodes. Start it there, and send to its path.");
        return _local.ActorOf(system, props, supervisor, path, systemService, deploy, lookupDeploy, async);
    }

    /// <inheritdoc />
    public ActorPath TempPath() => _local.TempPath();

    /// <inheritdoc />
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => _local.RegisterTempActor(actorRef, path);

    /// <inheritdoc />
    public void UnregisterTempActor(ActorPath path) => _local.UnregisterTempActor(path);

    /// <inheritdoc />
    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, TempPath(), this);

    /// <inheritdoc />
    public bool HasAddress(Address address) =>
        ReferenceEquals(address, _local.RootPath.Address) || address == _local.RootPath.Address || (_remoting is { } remoting && address == remoting.DefaultAddress);

    /// <summary>The address by which the other node can reach this one; null when it cannot.</summary>
    public Address? GetExternalAddressFor(Address address)
    {
        if (HasAddress(address)) return _local.RootPath.Address;
        return address.HasGlobalScope && address.Protocol == DefaultAddress.Protocol ? Remoting.LocalAddressForRemote(address) : null;
    }

    /// <inheritdoc />
    public IActorRef RootGuardianAt(Address address) => HasAddress(address)
        ? RootGuardian
        : CreateRemoteRef(new RootActorPath(address), DefaultAddress);

    /// <inheritdoc />
    public IActorRef ResolveActorRef(string path)
    {
        if (_refs.Find(path) is { } known) return known;
        var resolved = InternalResolveActorRef(path);
        if (resolved is RemoteActorRef { IsTemporary: false } remote) _refs.Add(path, remote);
        return resolved;
    }

    /// <inheritdoc />
    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        var address = actorPath.Address;
        if (HasAddress(address)) return _local.ResolveActorRef(Localized(actorPath));
        return address is { HasGlobalScope: true, Port: not null }
            ? CreateRemoteRef(actorPath, DefaultAddress)
            : new EmptyLocalActorRef(this, actorPath, System.EventStream);
    }

    /// <inheritdoc />
    public IActorRef InternalResolveActorRef(string path) =>
        ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    /// <inheritdoc />
    public IInternalActorRef ResolveActorRefWithLocalAddress(string path, Address localAddress) => (IInternalActorRef)ResolveActorRef(path);

    /// <inheritdoc />
    public Deploy LookUpRemotes(IEnumerable<string> p) => Deploy.None;

    /// <inheritdoc />
    public void UseActorOnNode(RemoteActorRef actor, Props props, Deploy deploy, IInternalActorRef supervisor) =>
        throw new NotSupportedException($"This engine does not deploy actors on other nodes, such as [{actor.Path}].");

    /// <inheritdoc />
    public void Quarantine(Address address, int? uid) => Remoting.Quarantine(address, uid);

    /// <summary>The local actor at a path without address, such as <c>/user/a#123</c>; one that receives for the dead letters if there is none.</summary>
    internal IInternalActorRef ResolveLocal(string path) =>
        Waiting(path) ?? Parsed(path);

    // Answers to asks come to names that are looked up once: they are found without a path.
    private IInternalActorRef? Waiting(string path) =>
        path.StartsWith(TempPrefix, StringComparison.Ordinal) && TempContainer is VirtualPathContainer temp && temp.TryGetChild(path[TempPrefix.Length..], out var waiting)
            ? waiting
            : null;

    private IInternalActorRef Parsed(string path) =>
        ActorPath.TryParse(RootPath, path, out var parsed) ? (IInternalActorRef)_local.ResolveActorRef(parsed) : (IInternalActorRef)DeadLetters;

    /// <summary>Makes the actor that watches actors of other nodes.</summary>
    protected virtual IActorRef CreateRemoteWatcher(ActorSystemImpl system)
    {
        var props = Akka.Remote.RemoteWatcher.Props(
            CreateRemoteWatcherFailureDetector(system),
            RemoteSettings.WatchHeartBeatInterval,
            RemoteSettings.WatchUnreachableReaperInterval,
            RemoteSettings.WatchHeartbeatExpectedResponseAfter);
        return system.SystemActorOf(RemoteSettings.ConfigureDispatcher(props), "remote-watcher");
    }

    /// <summary>Makes the failure detectors of remote death watch.</summary>
    protected DefaultFailureDetectorRegistry<Address> CreateRemoteWatcherFailureDetector(ActorSystem system) =>
        new(() => FailureDetectorLoader.Load(RemoteSettings.WatchFailureDetectorImplementationClass, RemoteSettings.WatchFailureDetectorConfig, system));

    /// <summary>Makes a reference to an actor of another node.</summary>
    protected virtual IInternalActorRef CreateRemoteRef(ActorPath actorPath, Address localAddress) =>
        new RemoteActorRef(Remoting, localAddress, actorPath, ActorRefs.Nobody, null, null);

    private static InvalidOperationException NotStarted() => new("Remoting is not started: the actor system is still being made.");

    private ActorPath Localized(ActorPath path)
    {
        if (path.Address == RootPath.Address) return path;
        var local = RootPath / path.Elements;
        return path.Uid == 0 ? local : local.WithUid(path.Uid);
    }

    private async Task TerminateAsync()
    {
        await _local.TerminationTask.ConfigureAwait(false);
        await Remoting.Shutdown().ConfigureAwait(false);
    }
}
