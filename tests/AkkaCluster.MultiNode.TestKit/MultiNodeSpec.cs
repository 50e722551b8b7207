using System.Collections.Immutable;
using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>
/// Base of tests whose body runs on several nodes at once, each in a process of its own: every node runs the whole test method, <see cref="RunOn"/> says who does what, and
/// barriers keep them in step.
/// </summary>
public abstract partial class MultiNodeSpec : TestKitBase, IMultiNodeSpecCallbacks, IDisposable
{
    private readonly Func<RoleName, ImmutableList<string>> _deployments;
    private bool _disposed;

    /// <summary>The conductor.</summary>
    protected TestConductor TestConductor = null!;

    /// <summary>Creates the test with a system of its configuration, named after <paramref name="type"/>.</summary>
    protected MultiNodeSpec(MultiNodeConfig config, Type type)
        : this(config.Myself, ActorSystem.Create(type.Name, config.Config), config.Roles, config.Deployments)
    {
    }

    /// <summary>Creates the test with a system of this setup.</summary>
    protected MultiNodeSpec(RoleName myself, ActorSystemSetup setup, ImmutableList<RoleName> roles, Func<RoleName, ImmutableList<string>> deployments)
        : this(myself, ActorSystem.Create("MultiNodeSpec", setup), roles, deployments)
    {
    }

    /// <summary>Creates the test with a system.</summary>
    protected MultiNodeSpec(RoleName myself, ActorSystem system, ImmutableList<RoleName> roles, Func<RoleName, ImmutableList<string>> deployments)
        : base(new XunitAssertions(), system)
    {
        Myself = myself;
        Roles = roles;
        _deployments = deployments;
        if (InitialParticipants > MaxNodes)
            throw new ArgumentException($"found {InitialParticipants} initial participants of {MaxNodes} nodes, expected no more than there are roles in the {nameof(MultiNodeConfig)}.");
        AttachConductor(TestConductor.Get(system));
    }

    /// <summary>The role of this process.</summary>
    public RoleName Myself { get; }

    /// <summary>All roles.</summary>
    public ImmutableList<RoleName> Roles { get; }

    /// <summary>How many nodes have to be there before the test begins.</summary>
    public int InitialParticipants => InitialParticipantsValueFactory;

    /// <summary>How many nodes have to be there before the test begins: the number of roles.</summary>
    protected abstract int InitialParticipantsValueFactory { get; }

    /// <summary>How long the actor system may take to end.</summary>
    protected virtual TimeSpan ShutdownTimeout => Dilated(TimeSpan.FromSeconds(5));

    /// <summary>Whether it is an error when it takes longer.</summary>
    protected virtual bool VerifySystemShutdown => false;

    /// <summary>Whether this node has one of these roles.</summary>
    public bool IsNode(params RoleName[] nodes) => nodes.Contains(Myself);

    /// <summary>Runs an action on nodes of these roles only.</summary>
    public void RunOn(System.Action thunk, params RoleName[] nodes)
    {
        if (IsNode(nodes)) thunk();
    }

    /// <summary>Runs an action on nodes of these roles only.</summary>
    public async Task RunOnAsync(Func<Task> thunkAsync, params RoleName[] nodes)
    {
        if (IsNode(nodes)) await thunkAsync();
    }

    /// <summary>Waits for all nodes at one barrier after the other.</summary>
    /// <exception cref="TimeoutException">One cannot be passed; the text says who stood where.</exception>
    public void EnterBarrier(params string[] name) => TestConductor.Enter(RemainingOr(TestConductor.Settings.BarrierTimeout), Myself, [.. name]);

    /// <summary>The root path of a node's actor system.</summary>
    public ActorPath Node(RoleName role) => new RootActorPath(TestConductor.GetAddressFor(role).GetAwaiter().GetResult());

    /// <summary>Keeps dead letters of these types (all, if none is given) out of the log.</summary>
    public void MuteDeadLetters(ActorSystem? system = null, params Type[] messageClasses)
    {
        foreach (var type in messageClasses.Length == 0 ? [typeof(object)] : messageClasses)
            EventFilter.DeadLetter(type).Mute();
    }

    /// <inheritdoc/>
    public void MultiNodeSpecBeforeAll() => AtStartup();

    /// <inheritdoc/>
    public void MultiNodeSpecAfterAll()
    {
        Shutdown(Sys, ShutdownTimeout, VerifySystemShutdown);
        AfterTermination();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called before the test.</summary>
    protected virtual void AtStartup()
    {
    }

    /// <summary>Called when the test has passed and the actor system has ended.</summary>
    protected virtual void AfterTermination()
    {
    }

    /// <summary>Ends the test.</summary>
    protected void Dispose(bool disposing)
    {
        if (_disposed || !disposing) return;
        _disposed = true;
        Shutdown(Sys, ShutdownTimeout);
    }

    /// <summary>Starts a system of the same name and address as that of this test, which must have terminated.</summary>
    protected ActorSystem StartNewSystem()
    {
        var address = TestConductor.Address;
        var config = ConfigurationFactory.ParseString($"akka.remote.dot-netty.tcp {{ port = {address.Port}, hostname = \"{address.Host}\" }}");
        var system = ActorSystem.Create(Sys.Name, config.WithFallback(Sys.Settings.Config));
        AttachConductor(TestConductor.Get(system));
        return system;
    }

    /// <summary>Connects a system's conductor and waits for the other nodes.</summary>
    protected void AttachConductor(TestConductor tc)
    {
        var conductor = new IPEndPoint(IPAddress.Parse(ServerName), ServerPort);
        tc.StartClient(Myself, conductor).GetAwaiter().GetResult();
        var first = TestConductor is null;
        TestConductor = tc;
        if (!first) return;
        tc.Enter(tc.Settings.BarrierTimeout, Myself, ["startup"]);
        InjectDeployments(Sys, Myself);
    }

    /// <summary>Adds the deployments of a role to a system; @role@ in them becomes that role's address.</summary>
    protected void InjectDeployments(ActorSystem system, RoleName role)
    {
        var deployer = ((ExtendedActorSystem)system).Provider.Deployer;
        foreach (var text in _deployments(role))
        {
            var hocon = Roles.Aggregate(text, (replaced, other) => replaced.Contains($"@{other.Name}@", StringComparison.Ordinal)
                ? replaced.Replace($"@{other.Name}@", Node(other).Address.ToString(), StringComparison.Ordinal)
                : replaced);
            foreach (var (path, section) in ConfigurationFactory.ParseString(hocon).AsEnumerable())
                deployer.SetDeploy(deployer.ParseConfig(path, section.ToConfig())!);
        }
    }
}
