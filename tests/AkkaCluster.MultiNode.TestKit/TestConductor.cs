using System.Collections.Immutable;
using System.Net;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using AkkaCluster.MultiNode.TestKit.Conductor;
using AkkaCluster.MultiNode.TestKit.Conductor.Proto;
using Akka.Remote.Transport;
using ConductorAction = AkkaCluster.MultiNode.TestKit.Conductor.Proto.Action;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>
/// Keeps the nodes of a multi-node test in step and disturbs them: barriers, cut and slow links, killed processes. The conductor itself lives in the process that started
/// the nodes.
/// </summary>
public class TestConductor : IExtension
{
    private readonly ActorSystem _system;
    private readonly LinkFaultExecutor _faults;
    private ConductorClient? _client;

    /// <summary>Creates the extension.</summary>
    public TestConductor(ActorSystem system)
    {
        _system = system;
        _faults = new LinkFaultExecutor((ExtendedActorSystem)system);
        system.Settings.InjectTopLevelFallback(ConfigurationFactory.FromResource<TestConductor>("reference.conf"));
        Settings = new TestConductorSettings(system.Settings.Config.GetConfig("akka.testconductor"));
    }

    /// <summary>The settings.</summary>
    public TestConductorSettings Settings { get; }

    /// <summary>The address of this node's actor system.</summary>
    public Address Address => ((ExtendedActorSystem)_system).Provider.DefaultAddress;

    private ConductorClient Client => _client
        ?? throw new InvalidOperationException($"found no connection to the conductor, expected {nameof(StartClient)} to have been called (a {nameof(MultiNodeSpec)} does).");

    /// <summary>The extension of a system.</summary>
    public static TestConductor Get(ActorSystem system) => system.WithExtension<TestConductor, TestConductorExtension>();

    /// <summary>Connects this node, under its role, to the conductor.</summary>
    public async Task<Done> StartClient(RoleName name, IPEndPoint controllerAddr)
    {
        _client = await ConductorClient.Connect(controllerAddr, name.Name, Address, _faults.Execute).WaitAsync(Settings.ConnectTimeout).ConfigureAwait(false);
        _ = _system.WhenTerminated.ContinueWith(_ => _client.Dispose(), TaskScheduler.Default);
        return Done.Instance;
    }

    /// <summary>Waits at a barrier for the other nodes.</summary>
    /// <exception cref="TimeoutException">It cannot be passed; the text says who stood where.</exception>
    public void Enter(RoleName roleName, string name) => Enter(Settings.BarrierTimeout, roleName, [name]);

    /// <summary>Waits at one barrier after the other.</summary>
    /// <exception cref="TimeoutException">One cannot be passed; the text says who stood where.</exception>
    public void Enter(TimeSpan timeout, RoleName roleName, ImmutableList<string> names)
    {
        foreach (var name in names)
        {
            _system.Log.Info("Node [{0}] comes to the barrier [{1}].", roleName.Name, name);
            Client.Enter(name, timeout).GetAwaiter().GetResult();
            _system.Log.Info("Node [{0}] has passed the barrier [{1}].", roleName.Name, name);
        }
    }

    /// <summary>The address of a node's actor system.</summary>
    public async Task<Address> GetAddressFor(RoleName name)
    {
        var outcome = await Ask(new Command { Action = ConductorAction.GetAddress, Node = name.Name }).ConfigureAwait(false);
        return ConductorClient.ToAddress(outcome.Address);
    }

    /// <summary>The nodes that take part, without those that were removed.</summary>
    public async Task<IEnumerable<RoleName>> GetNodes()
    {
        var outcome = await Ask(new Command { Action = ConductorAction.GetNodes }).ConfigureAwait(false);
        return outcome.Nodes.Select(name => new RoleName(name)).ToList();
    }

    /// <summary>Makes a node's messages to (or from) another vanish, without the connection being closed. Needs <see cref="MultiNodeConfig.TestTransport"/>.</summary>
    public Task<Done> Blackhole(RoleName node, RoleName target, ThrottleTransportAdapter.Direction direction) =>
        Do(ConductorAction.Blackhole, node, target, direction);

    /// <summary>Ends what <see cref="Blackhole"/> and <see cref="Throttle"/> began.</summary>
    public Task<Done> PassThrough(RoleName node, RoleName target, ThrottleTransportAdapter.Direction direction) =>
        Do(ConductorAction.PassThrough, node, target, direction);

    /// <summary>Slows the link of a node to another down to a rate in megabits per second.</summary>
    public Task<Done> Throttle(RoleName node, RoleName target, ThrottleTransportAdapter.Direction direction, float rateMBit) =>
        Do(ConductorAction.Throttle, node, target, direction, rateMBit);

    /// <summary>Breaks the connections of a node with another; they may be made anew. Akka.Remote's adapter knows one way to do so: the same as <see cref="Abort"/>.</summary>
    public Task<Done> Disconnect(RoleName node, RoleName target) => Abort(node, target);

    /// <summary>
    /// Breaks the connections of a node with another; they may be made anew, after <c>akka.remote.retry-gate-closed-for</c>. The other may learn of it only
    /// from <c>akka.remote.transport-failure-detector</c>: Akka.Remote's adapter rests on that, and its pause is two minutes unless the test sets it.
    /// </summary>
    public async Task<Done> Abort(RoleName node, RoleName target)
    {
        // At both ends: the adapter tells its own node alone. It fails to where the end of the connection was there first.
        await Do(ConductorAction.AbortLink, node, target).ConfigureAwait(false);
        return await Do(ConductorAction.AbortLink, target, node).ConfigureAwait(false);
    }

    /// <summary>Kills a node's process (SIGKILL: nothing in it is told). Barriers no longer wait for it.</summary>
    public Task<Done> Exit(RoleName node, int exitValue) => Do(new Command { Action = ConductorAction.Exit, Node = node.Name, ExitValue = exitValue });

    /// <summary>Stops a node's process where it stands (SIGSTOP): it keeps its connections, and answers nobody. Akka.NET's TestKit has no such thing.</summary>
    public Task<Done> Pause(RoleName node) => Do(new Command { Action = ConductorAction.Pause, Node = node.Name });

    /// <summary>Lets a node that <see cref="Pause"/> stopped go on.</summary>
    public Task<Done> Resume(RoleName node) => Do(new Command { Action = ConductorAction.Resume, Node = node.Name });

    /// <summary>Terminates a node's actor system, or ends it without a word when <paramref name="abort"/>; the process lives on. Barriers no longer wait for it.</summary>
    public Task<Done> Shutdown(RoleName node, bool abort = false) =>
        Do(new Command { Action = abort ? ConductorAction.AbortSystem : ConductorAction.Terminate, Node = node.Name });

    /// <summary>Takes a node out: barriers no longer wait for it.</summary>
    public Task<Done> RemoveNode(RoleName node) => Do(new Command { Action = ConductorAction.Remove, Node = node.Name });

    private Task<Done> Do(
        ConductorAction action, RoleName node, RoleName target, ThrottleTransportAdapter.Direction direction = ThrottleTransportAdapter.Direction.Both, float rateMBit = 0) =>
        Do(new Command { Action = action, Node = node.Name, Target = target.Name, Direction = (int)direction, RateMbit = rateMBit });

    private async Task<Done> Do(Command command)
    {
        await Ask(command).ConfigureAwait(false);
        return Done.Instance;
    }

    private async Task<Outcome> Ask(Command command)
    {
        try
        {
            return await Client.Ask(command).WaitAsync(Settings.QueryTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The conductor did not answer {command.Action} at '{command.Node}' within {Settings.QueryTimeout}.");
        }
    }
}
