using AkkaCluster.Hosting.Cluster;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Listening;

namespace AkkaCluster.Hosting.Tests.Listening;

public class NodePortsTests
{
    [Fact]
    public void A_worker_leaves_the_ports_of_the_seeds_on_its_machine_to_them()
    {
        var worker = new WorkerNode();
        var flags = FlagParser.Parse([.. CommonFlags.All, .. worker.Flags], ["--seeds", "127.0.0.1:4053,127.0.0.1:4054,192.0.2.1:4055"]);
        Assert.DoesNotContain(NodePorts.Settle(NodeHost.ReadSettings(worker, flags)).Port, new[] { 4053, 4054 });
    }
}
