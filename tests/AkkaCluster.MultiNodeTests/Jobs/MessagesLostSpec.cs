using Akka.Actor;
using Akka.Event;
using Akka.Remote;
using Akka.Remote.Transport;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>Every message between nodes is at most once: here one in ten vanishes, in either direction, whatever it is.</summary>
public class MessagesLostSpec : JobClusterSpec<MessagesLostSpec.Roster>
{
    private const double Share = 1.0 / 10;

    [MultiNodeFact]
    public async Task Repeats_make_up_for_messages_that_vanish() => await PlayAsync([Config.Seed, Config.One, Config.Other, Config.Client], Config.Client, async () =>
    {
        var vanished = CreateTestProbe();
        Sys.EventStream.Subscribe(vanished, typeof(Debug));
        await DropAsync(Share);
        EnterBarrier("losing");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SubmitAsync(tasks: 60, milliseconds: 5)));
        await AssertNothingLostOrDoubledAsync();
        for (var seen = 0; seen < 20; seen++)
            vanished.FishForMessage(message => message is Debug debug && $"{debug.Message}".StartsWith("Dropping outbound", StringComparison.Ordinal), Patience);
    });

    protected override async Task AccompanyAsync()
    {
        await DropAsync(Share);
        EnterBarrier("losing");
    }

    private async Task DropAsync(double share)
    {
        var transport = ((IRemoteActorRefProvider)((ExtendedActorSystem)Sys).Provider).Transport;
        foreach (var other in Roles.Remove(Myself))
            Assert.True(await transport.ManagementCommand(new FailureInjectorTransportAdapter.One(GetAddress(other), new FailureInjectorTransportAdapter.Drop(share, 0))));
    }

    public sealed class Roster : JobClusterConfig
    {
        // Whether a node is lost is not asked here.
        public Roster() : base("""
            akka.loglevel = DEBUG
            akka.remote.gremlin.debug = on
            akkacluster.jobs.lease-timeout = 4s
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 60s
            """, disturbsLinks: true) => (Seed, One, Other, Client) = (AddSeed("seed"), AddWorker("one"), AddWorker("other"), AddClient("client"));

        public RoleName Seed { get; }

        public RoleName One { get; }

        public RoleName Other { get; }

        public RoleName Client { get; }
    }
}
