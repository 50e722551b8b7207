using Akka.Configuration;
using Akka.Remote.Transport;

namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>
/// Akka.Remote's transport, whose every message to and from this process is lost while it is cut off. Akka.Remote's own adapter for that (<c>trttl</c>) hides the end of a connection, by which a killed node
/// is known at once.
/// </summary>
internal sealed class CutTransport : Transport
{
    private const string Driver = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote";

    private readonly Transport _driver;

    /// <summary>Akka.Remote makes it, by its name in the settings.</summary>
    public CutTransport(ActorSystem system, Config config)
    {
        (System, Config) = (system, config);
        _driver = (Transport)Activator.CreateInstance(Type.GetType(Driver, throwOnError: true)!, system, config)!;
    }

    public static bool IsCut { get; set; }

    public override string SchemeIdentifier => _driver.SchemeIdentifier;

    public override long MaximumPayloadBytes => _driver.MaximumPayloadBytes;

    public override bool IsResponsibleFor(Address remote) => _driver.IsResponsibleFor(remote);

    public override async Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen()
    {
        var (address, accepting) = await _driver.Listen();
        var listener = new TaskCompletionSource<IAssociationEventListener>();
        _ = listener.Task.ContinueWith(registered => accepting.TrySetResult(new Door(registered.Result)), TaskScheduler.Default);
        return (address, listener);
    }

    public override async Task<AssociationHandle> Associate(Address remoteAddress) => new CutHandle(await _driver.Associate(remoteAddress));

    public override Task<bool> Shutdown() => _driver.Shutdown();

    private sealed class Door(IAssociationEventListener listener) : IAssociationEventListener
    {
        public void Notify(IAssociationEvent ev) => listener.Notify(ev is InboundAssociation { Association: var peer } ? new InboundAssociation(new CutHandle(peer)) : ev);
    }
}
