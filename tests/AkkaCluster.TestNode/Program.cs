using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Downing;
using AkkaCluster.Hosting;
using AkkaCluster.TestNode;

// A node that a test drives: HOCON in the environment variable TEST_NODE_CONFIG over what all nodes have, commands on stdin, what happens on stdout.
PoolGuard.Start();
var config = ConfigurationFactory.ParseString(Environment.GetEnvironmentVariable("TEST_NODE_CONFIG") ?? "")
    .WithFallback(ConfigurationFactory.ParseString("akka { loggers = [\"Akka.Event.StandardOutLogger\"], stdout-loglevel = WARNING }"))
    .WithFallback(ConfigurationFactory.ParseString("akka.cluster.downing-provider-class = \"AkkaCluster.Downing.CrashDetectingDowningProvider, AkkaCluster.Downing\""))
    .WithFallback(ConfigurationFactory.FromResource("cluster.conf", typeof(NodeCommands).Assembly))
    .WithFallback(ConfigurationFactory.FromResource("common.conf", typeof(NodeCommands).Assembly))
    .WithFallback(CrashDetectingDowningProvider.DefaultConfig());
var system = ActorSystem.Create(Environment.GetEnvironmentVariable("TEST_NODE_SYSTEM") ?? "t", config);
var commands = new NodeCommands(system);
system.ActorOf(Props.Create(() => new ClusterReporter()), "reporter");
Report.Line($"started {Akka.Cluster.Cluster.Get(system).SelfAddress}");
var reader = new Thread(commands.Read) { IsBackground = true };
reader.Start();
await system.WhenTerminated;
Report.Line("terminated");
