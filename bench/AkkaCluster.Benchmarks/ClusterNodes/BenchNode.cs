using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;

namespace AkkaCluster.Benchmarks.ClusterNodes;

/// <summary>A node as the application configures it: default intervals, crash detection, all nodes seed nodes.</summary>
internal static class BenchNode
{
    public static ActorSystem Start(int port, IEnumerable<int> seeds, int nodes, Action<string> report)
    {
        var addresses = string.Join(", ", seeds.Select(p => string.Create(CultureInfo.InvariantCulture, $"\"akka.tcp://bench@127.0.0.1:{p}\"")));
        var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString($$"""
            akka {
              loglevel = ERROR
              stdout-loglevel = ERROR
              actor.provider = cluster
              remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{port.ToString(CultureInfo.InvariantCulture)}} }
              cluster {
                seed-nodes = [{{addresses}}]
                downing-provider-class = "AkkaCluster.Membership.CrashDetectingDowningProvider, AkkaCluster.Membership"
              }
            }
            """));
        system.ActorOf(Props.Create(() => new NodeReporter(nodes, report)), "reporter");
        return system;
    }

    public static List<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
        listeners.ForEach(l => l.Stop());
        return ports;
    }
}
