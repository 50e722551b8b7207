using System.Collections.Immutable;
using Akka.Configuration;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>The roles of a multi-node test, each of which becomes a process, and what they are configured with.</summary>
public abstract class MultiNodeConfig
{
    private readonly Dictionary<RoleName, Config> _nodeConfigs = [];
    private readonly Dictionary<RoleName, ImmutableList<string>> _deployments = [];
    private ImmutableList<RoleName> _roles = [];
    private ImmutableList<string> _deploymentsOnAll = [];
    private Config? _commonConfig;
    private bool _testTransport;

    /// <summary>For derived configurations: the constructor calls <see cref="Role"/> for each role.</summary>
    protected MultiNodeConfig()
    {
    }

    /// <summary>What all nodes are configured with.</summary>
    public Config CommonConfig
    {
        set => _commonConfig = value;
    }

    /// <summary>Whether links between the nodes can be cut, throttled and closed by the <see cref="TestConductor"/>.</summary>
    public bool TestTransport
    {
        set => _testTransport = value;
    }

    /// <summary>The role of this process.</summary>
    public RoleName Myself => _roles[MultiNodeSpec.SelfIndex];

    /// <summary>All roles in the order of their declaration.</summary>
    public ImmutableList<RoleName> Roles => _roles;

    internal Config Config
    {
        get
        {
            var transport = _testTransport ? ConfigurationFactory.ParseString("akka.remote.dot-netty.tcp.applied-adapters = [trttl, gremlin]") : Config.Empty;
            return new[] { _nodeConfigs.GetValueOrDefault(Myself), _commonConfig, transport, MultiNodeSpec.NodeConfig, MultiNodeSpec.BaseConfig }
                .Aggregate(Config.Empty, (config, fallback) => config.SafeWithFallback(fallback));
        }
    }

    /// <summary>Declares a role.</summary>
    public RoleName Role(string name)
    {
        var role = new RoleName(name);
        if (_roles.Contains(role)) throw new ArgumentException($"found the role '{name}' twice, expected each role to be declared once.", nameof(name));
        _roles = _roles.Add(role);
        return role;
    }

    /// <summary>Configures some roles; the first of several configurations wins.</summary>
    public void NodeConfig(IEnumerable<RoleName> roles, IEnumerable<Config> configs)
    {
        var config = configs.Aggregate((first, fallback) => first.WithFallback(fallback));
        foreach (var role in roles) _nodeConfigs[role] = config;
    }

    /// <summary>Configuration that logs what is of use when a test is looked into, or nothing.</summary>
    public Config DebugConfig(bool on) => !on ? Config.Empty : ConfigurationFactory.ParseString("""
        akka.loglevel = DEBUG
        akka.actor.debug { receive = on, autoreceive = on, fsm = on }
        akka.remote { log-received-messages = on, log-sent-messages = on }
        """);

    /// <summary>Adds a deployment on one role: HOCON below akka.actor.deployment, in which @role@ stands for a role's address.</summary>
    public void DeployOn(RoleName role, string deployment) => _deployments[role] = DeploymentsOf(role).Add(deployment);

    /// <summary>Adds a deployment on all roles.</summary>
    public void DeployOnAll(string deployment) => _deploymentsOnAll = _deploymentsOnAll.Add(deployment);

    internal ImmutableList<string> Deployments(RoleName role) => DeploymentsOf(role).AddRange(_deploymentsOnAll);

    private ImmutableList<string> DeploymentsOf(RoleName role) => _deployments.GetValueOrDefault(role, []);
}
