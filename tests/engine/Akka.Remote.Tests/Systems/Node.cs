using Akka.Actor;
using Akka.Configuration;

namespace Akka.Remote.Tests.Systems;

/// <summary>An actor system with remoting on loopback, for one test.</summary>
internal sealed class Node : IAsyncDisposable
{
    private int _probes;

    private Node(ActorSystem system) => System = system;

    public ActorSystem System { get; }

    public RemoteActorRefProvider Provider => (RemoteActorRefProvider)((ExtendedActorSystem)System).Provider;

    public Remoting Remoting => Provider.Remoting;

    public Address Address => Provider.DefaultAddress;

    public int Port => Address.Port!.Value;

    /// <summary>Starts a node; <paramref name="settings"/> come before the defaults of tests.</summary>
    public static Node Start(string name = "sys", string settings = "", int port = 0)
    {
        var config = ConfigurationFactory.ParseString(settings).WithFallback(ConfigurationFactory.ParseString($$"""
            akka {
              loglevel = WARNING
              stdout-loglevel = WARNING
              actor.provider = remote
              remote {
                log-remote-lifecycle-events = off
                resend-interval = 0.3 s
                handshake-timeout = 60 s
                dot-netty.tcp {
                  hostname = "127.0.0.1"
                  port = {{port}}
                }
              }
            }
            """));
        return new Node(ActorSystem.Create(name, config));
    }

    /// <summary>An actor that keeps what it gets for the test to read.</summary>
    public Probe Probe(string? name = null) => Tests.Systems.Probe.In(System, name ?? $"probe{Interlocked.Increment(ref _probes)}");

    /// <summary>What is published to the event stream of this type, kept for the test to read.</summary>
    public Probe Events<T>()
    {
        var probe = Probe();
        System.EventStream.Subscribe(probe.Ref, typeof(T));
        return probe;
    }

    /// <summary>This node's reference to another's actor, found by its path alone.</summary>
    public IActorRef RefTo(Node other, string path) => Provider.ResolveActorRef($"{other.Address}{path}");

    /// <summary>This node's reference to another's actor, as an identify finds it.</summary>
    public Task<IActorRef> FindAsync(Node other, string path) =>
        System.ActorSelection($"{other.Address}{path}").ResolveOne(Tests.Systems.Probe.Patience);

    public async ValueTask DisposeAsync()
    {
        await System.Terminate().WaitAsync(Tests.Systems.Probe.Patience);
        System.Dispose();
    }
}
