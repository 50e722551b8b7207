using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>What carries messages to other nodes.</summary>
public abstract class RemoteTransport
{
    /// <summary>Makes a transport of an actor system.</summary>
    protected RemoteTransport(ExtendedActorSystem system, RemoteActorRefProvider provider)
    {
        System = system;
        Provider = provider;
        Log = Logging.GetLogger(system, "remoting");
    }

    /// <summary>The actor system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Its provider.</summary>
    public RemoteActorRefProvider Provider { get; }

    /// <summary>The log of remoting.</summary>
    public ILoggingAdapter Log { get; protected set; }

    /// <summary>The addresses under which this node is reached.</summary>
    public abstract ISet<Address> Addresses { get; }

    /// <summary>The address that this node gives itself.</summary>
    public abstract Address DefaultAddress { get; }

    /// <summary>Whether messages that could do harm are dropped.</summary>
    protected bool UseUntrustedMode { get; set; }

    /// <summary>Whether lifecycle events are logged.</summary>
#pragma warning disable IDE1006, CA1707 // the name is Akka.NET's
    public bool logRemoteLifeCycleEvents { get; protected set; }
#pragma warning restore IDE1006, CA1707

    /// <summary>Listens.</summary>
    public abstract void Start();

    /// <summary>Flushes what waits, for a bounded time, and closes all connections.</summary>
    public abstract Task Shutdown();

    /// <summary>Sends a message.</summary>
    public abstract void Send(object message, IActorRef sender, RemoteActorRef recipient);

    /// <summary>The address by which a node should know this one.</summary>
    public abstract Address LocalAddressForRemote(Address remote);

    /// <summary>Gives the transport a command. The result tells whether it knew it.</summary>
    public abstract Task<bool> ManagementCommand(object cmd);

    /// <summary>Gives the transport a command. The result tells whether it knew it.</summary>
    public abstract Task<bool> ManagementCommand(object cmd, CancellationToken cancellationToken);

    /// <summary>Quarantines an incarnation of a node: it must be restarted to be let in again.</summary>
    public abstract void Quarantine(Address address, int? uid);
}
