using System.Globalization;
using Akka.Actor;

namespace AkkaCluster.TestNode;

/// <summary>What a test can tell the node on stdin; it ends with its stdin, so that none is left behind.</summary>
internal sealed class NodeCommands(ActorSystem system)
{
    public void Read()
    {
        while (Console.ReadLine() is { } line)
            Run(line.Split(' ', 2));
        Environment.Exit(3);
    }

    private void Run(string[] command)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        switch (command[0])
        {
            case "leave":
                cluster.Leave(cluster.SelfAddress);
                break;
            case "down":
                cluster.Down(Address.Parse(command[1]));
                break;
            case "terminate":
                system.Terminate();
                break;
            case "block-pool":
                BlockPool(int.Parse(command[1], CultureInfo.InvariantCulture));
                break;
            case "state":
                Report.Line($"state {cluster.State}");
                break;
            case "cpu":
                Report.Line($"cpu {Environment.CpuUsage.TotalTime.TotalMilliseconds:0}");
                break;
            default:
                Report.Line($"unknown {command[0]}");
                break;
        }
    }

    // Takes that many threads of the pool for good.
    private static void BlockPool(int threads)
    {
        var never = new ManualResetEvent(false);
        for (var i = 0; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => never.WaitOne(), null);
        Report.Line("pool blocked");
    }
}
