using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Remote.Associations;
using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Faults;
using Akka.Remote.Handshake;
using Akka.Remote.Inbound;
using Akka.Remote.Tls;
using Akka.Remote.Transport;
using Akka.Remote.Wire;

namespace Akka.Remote;

/// <summary>
/// The transport: TCP, optionally with TLS, to each other node one connection per lane and direction. What happens on them comes back
/// here, see <c>Remoting.Callbacks.cs</c>.
/// </summary>
internal sealed partial class Remoting : RemoteTransport
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodbyeWait = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<PeerConnection, byte> _inbound = new();
    private readonly RateLimitedLog _limitedLog;
    private readonly EventPublisher _events;
    private Dialer? _dialer;
    private Listener? _listener;
    private ITimer? _retiring;
    private Address? _address;
    private Task? _shutdown;
    private volatile bool _stopped;

    public Remoting(ExtendedActorSystem system, RemoteActorRefProvider provider)
        : base(system, provider)
    {
        Settings = provider.RemoteSettings;
        Tcp = new TcpSettings(system.Settings.Config);
        UseUntrustedMode = Settings.UntrustedMode;
        logRemoteLifeCycleEvents = Settings.RemoteLifecycleEventsLogLevel != "OFF";
        Uid = AddressUidExtension.Uid(system);
        Faults = new LinkFaults(address => Find(address)?.Disconnect());
        _limitedLog = new RateLimitedLog(Log, Time, LogInterval);
        _events = new EventPublisher(system, Log, Settings.RemoteLifecycleEventsLogLevel);
        Inbox = new Inbox(provider, Settings, Log, _limitedLog);
    }

    public TimeProvider Time { get; } = TimeProvider.System;

    public RemoteSettings Settings { get; }

    public TcpSettings Tcp { get; }

    public LinkFaults Faults { get; }

    public Inbox Inbox { get; }

    /// <summary>The uid of this incarnation.</summary>
    public int Uid { get; }

    public bool IsStopped => _stopped;

    public override ISet<Address> Addresses => new HashSet<Address> { DefaultAddress };

    public override Address DefaultAddress => _address
        ?? throw new InvalidOperationException($"The remoting of actor system [{System.Name}] has no address before it is started.");

    public override void Start()
    {
        var certificates = Tcp.Tls is null ? null : new CertificateSource(Tcp.Tls, Time, Log);
        var tls = certificates is null ? null : new TlsAuthenticator(Tcp.Tls!, certificates);
        var acceptor = new Acceptor(this, tls, _limitedLog);
        Listener? listener = null;
        listener = new Listener(Tcp, socket => acceptor.Serve(socket, () => listener!.HandshakeDone()), _limitedLog);
        _listener = listener;
        _dialer = new Dialer(Tcp, tls, () => DefaultAddress, Uid);
        _retiring = Time.CreateTimer(_ => RetireAssociations(), null, RetirementInterval, RetirementInterval);
        _address = new Address("akka.tcp", System.Name, Tcp.PublicHostname, Tcp.PublicPort > 0 ? Tcp.PublicPort : listener.Port);
    }

    /// <summary>Lets connections in: the provider can resolve what they address from now on.</summary>
    public void Open()
    {
        _listener!.Start();
        _events.Publish(new RemotingListenEvent([DefaultAddress]));
    }

    public override void Send(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        var association = recipient.Association is { IsRetired: false } known ? known : recipient.Association = AssociationWith(recipient.Path.Address);
        var trace = RemotingActivity.Send(message, recipient.Path);
        var outbound = new OutboundMessage(message, sender, recipient, trace, MessageSize.Estimate(message));
        if (Settings.LogSend) Log.Debug("Sending [{0}] from [{1}] to [{2}].", message, sender, recipient);
        if (_stopped) Drop(outbound, "stopped");
        else if (message is ISystemMessage) SendSystem(association, outbound);
        else association.Send(outbound);
    }

    public override Address LocalAddressForRemote(Address remote) => DefaultAddress;

    public override Task<bool> ManagementCommand(object cmd) => Task.FromResult(false);

    public override Task<bool> ManagementCommand(object cmd, CancellationToken cancellationToken) => ManagementCommand(cmd);

    public override void Quarantine(Address address, int? uid)
    {
        if (address != DefaultAddress) AssociationWith(address).Quarantine(uid, "it was told to");
    }

    public override Task Shutdown() => _shutdown ??= ShutDownAsync();

    public bool IsQuarantined(Address address, int uid) => _incarnations.GetValueOrDefault(address)?.IsQuarantined(uid) ?? false;

    /// <summary>The length of the ordinary queue to a node.</summary>
    public int QueueLength(Address address) => Find(address)?.QueueLength ?? 0;

    /// <summary>The bytes in the ordinary queue to a node.</summary>
    public long QueueBytes(Address address) => Find(address)?.QueueBytes ?? 0;

    /// <exception cref="SocketException">The node cannot be reached.</exception>
    public PeerConnection Dial(Association association, Lane lane)
    {
        if (association.Fault.DropsOutbound || association.Fault.DropsInbound) throw new SocketException((int)SocketError.TimedOut);
        if (_stopped) throw new SocketException((int)SocketError.Shutdown);
        var connection = _dialer!.Dial(association.Remote, lane);
        association.TryMeet(connection.Uid, inbound: false);
        if (lane != Lane.Ordinary || !association.IsQuarantinedUid(connection.Uid)) return connection;
        connection.Dispose();
        throw new QuarantinedPeerException(association.Remote, connection.Uid);
    }

    /// <summary>Serves an inbound connection until it ends.</summary>
    public void Serve(PeerConnection connection)
    {
        _inbound.TryAdd(connection, 0);
        if (_stopped)
        {
            EndInbound(connection, null);
            return;
        }

        var association = AssociationWith(connection.Peer);
        while (!association.TryMeet(connection.Uid, inbound: true)) association = AssociationWith(connection.Peer);
        if (connection.Lane == Lane.Control) _events.Publish(new AssociatedEvent(DefaultAddress, connection.Peer, inbound: true));
        var messages = new InboundMessages(this, association, connection);
        Exception? cause = null;
        try
        {
            Reader.Run(this, connection, messages);
        }
        catch (Exception e)
        {
            cause = e;
        }

        EndInbound(connection, cause);
    }

    private async Task ShutDownAsync()
    {
        // What the last actors have said on their way out should leave before the doors close.
        await AwaitAllAsync(association => association.IsFlushed, Settings.FlushWait).ConfigureAwait(false);
        _stopped = true;
        _retiring?.Dispose();
        _listener?.Dispose();
        foreach (var association in _associations.Values) association.Stop(GoodbyeReason.Shutdown);
        await AwaitAllAsync(association => association.HasEnded, GoodbyeWait).ConfigureAwait(false);
        foreach (var association in _associations.Values) association.Disconnect();
        foreach (var connection in _inbound.Keys) connection.Dispose();
        _events.Publish(new RemotingShutdownEvent());
    }

    private async Task AwaitAllAsync(Func<Association, bool> condition, TimeSpan atMost)
    {
        var began = Time.GetTimestamp();
        while (Time.GetElapsedTime(began) < atMost && !_associations.Values.All(condition))
            await Task.Delay(TimeSpan.FromMilliseconds(5), Time).ConfigureAwait(false);
    }
}
