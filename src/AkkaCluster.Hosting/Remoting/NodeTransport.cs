using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport;
using Google.Protobuf;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>Akka.Remote's TCP transport, before which peers show that they belong to the cluster.</summary>
internal sealed class NodeTransport : Transport
{
    private const string Driver = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PeerGuardSetup _guard;
    private readonly ILoggingAdapter _log;
    private readonly ActorSystem? _host;
    private readonly Transport _driver;

    /// <summary>Akka.Remote makes it, by its name in the settings.</summary>
    public NodeTransport(ActorSystem system, Config config)
    {
        (System, Config) = (system, config);
        _guard = system.Settings.Setup.Get<PeerGuardSetup>() is { HasValue: true, Value: var guard } ? guard : new PeerGuardSetup(null, null);
        _log = Akka.Event.Logging.GetLogger(system, typeof(NodeTransport));
        _host = config.GetBoolean("enable-ssl") ? DriverHost.Create(system) : null;
        _driver = (Transport)Activator.CreateInstance(Type.GetType(Driver, throwOnError: true)!, _host ?? system, config)!;
    }

    public override string SchemeIdentifier
    {
        get => _driver.SchemeIdentifier;
        protected set => throw new NotSupportedException("The scheme is the driver's.");
    }

    public override long MaximumPayloadBytes
    {
        get => _driver.MaximumPayloadBytes;
        protected set => throw new NotSupportedException("The limit is the driver's.");
    }

    public override bool IsResponsibleFor(Address remote) => _driver.IsResponsibleFor(remote);

    public override async Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen()
    {
        var (address, accepting) = await _driver.Listen().ConfigureAwait(false);
        var listener = new TaskCompletionSource<IAssociationEventListener>();
        _ = listener.Task.ContinueWith(
            registered => accepting.TrySetResult(new Door(peer => _ = AdmitAsync(peer, registered.Result))),
            CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return (address, listener);
    }

    public override async Task<AssociationHandle> Associate(Address remoteAddress)
    {
        var driver = await _driver.Associate(remoteAddress).ConfigureAwait(false);
        if (_guard.Secret is not { } secret)
            return driver;
        var peer = new PeerHandle(driver);
        if (await GreetAsync(peer, secret, connected: true).ConfigureAwait(false) is not { } why)
            return peer;
        peer.Close();
        throw new InvalidAssociationException($"{remoteAddress} is refused: {why}.");
    }

    public override async Task<bool> Shutdown()
    {
        var ended = await _driver.Shutdown().ConfigureAwait(false);
        if (_host is not null)
            await _host.Terminate().ConfigureAwait(false);
        return ended;
    }

    public override Task<bool> ManagementCommand(object message) => _driver.ManagementCommand(message);

    private async Task AdmitAsync(AssociationHandle driver, IAssociationEventListener listener)
    {
        var peer = new PeerHandle(driver) { Refused = why => _log.Warning("Refused {Address}: {Why}", driver.RemoteAddress, why) };
        if (_guard.Secret is { } secret && await GreetAsync(peer, secret, connected: false).ConfigureAwait(false) is { } fault)
        {
            peer.Refused(fault);
            peer.Close();
            return;
        }
        if (_guard.Certificates is { } certificates)
            peer.Check = message => certificates.RefuseHost(driver.RemoteAddress, AssociateOrigin.HostOf(message));
        listener.Notify(new InboundAssociation(peer));
    }

    /// <summary>Lets both prove that they know the secret.</summary>
    /// <returns>Why the peer is refused; null where it is not.</returns>
    private static async Task<string?> GreetAsync(PeerHandle peer, ClusterSecret secret, bool connected)
    {
        try
        {
            var own = ClusterSecret.Greeting();
            peer.Write(ByteString.CopyFrom(own));
            if (await peer.ReadAsync(Patience).ConfigureAwait(false) is not { } greeting || !ClusterSecret.IsGreeting(greeting))
                return "it does not ask for the cluster's secret (akkacluster.secret)";
            peer.Write(ByteString.CopyFrom(secret.Answer(connected, own, greeting.Span)));
            return await peer.ReadAsync(Patience).ConfigureAwait(false) is { } answer && secret.Accepts(!connected, own, greeting.Span, answer.Span)
                ? null
                : "it does not know the cluster's secret (akkacluster.secret)";
        }
        catch (TimeoutException)
        {
            return $"it did not prove within {Patience.TotalSeconds} s that it knows the cluster's secret (akkacluster.secret)";
        }
    }

    private sealed class Door(Action<AssociationHandle> admit) : IAssociationEventListener
    {
        public void Notify(IAssociationEvent ev)
        {
            if (ev is InboundAssociation { Association: var peer })
                admit(peer);
        }
    }
}
