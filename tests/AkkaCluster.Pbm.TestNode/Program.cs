using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using AkkaCluster.Pbm;
using AkkaCluster.Pbm.TestNode;

// A node for tests of pbm: `ROLE [SEED_ADDRESS|self]`. Says `PBM_PORT ADDRESS` when it listens, on ports that were free; takes "entities N" on
// its standard input, and ends with it.
var hocon = $$"""
    akka {
      actor.provider = cluster
      loglevel = INFO
      stdout-loglevel = OFF
      loggers = []
      remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
      cluster { roles = ["{{args[0]}}"], seed-nodes = [{{(args is [_, not "self"] ? $"\"{args[1]}\"" : "")}}], downing-provider-class = "", sharding.state-store-mode = ddata }
    }
    """;
var system = ActorSystem.Create("pbm", ConfigurationFactory.ParseString(hocon));
var pbm = new PbmHost(system, new PbmAddress("127.0.0.1", 0), new PbmOptions());
pbm.RegisterCommandPalette(PbmPalettes.Cluster);
pbm.RegisterCommandPalette(PbmPalettes.ClusterSharding);
pbm.RegisterCommandPalette(PbmPalettes.Remote);
pbm.Start();
var region = ClusterSharding.Get(system).Start("thing", Props.Create(() => new Thing()), ClusterShardingSettings.Create(system), new ThingExtractor());
var cluster = Cluster.Get(system);
if (args is [_, "self"]) cluster.Join(cluster.SelfAddress);
Console.WriteLine($"{pbm.EndPoint!.Port} {cluster.SelfAddress}");

_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } line)
    {
        if (line.Split(' ') is ["entities", var count])
            for (var i = 0; i < int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); i++)
                Console.WriteLine(await region.Ask<string>($"thing-{i}", TimeSpan.FromSeconds(30)));
    }

    await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
});
await system.WhenTerminated;
