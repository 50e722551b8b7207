using Akka.Remote.Transport;
using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>The store is reached from both sides of the partition, so that two leaders could write: only the epoch stops the older one.</summary>
public class LeaderCutOffWhileItWritesSpec : JobClusterSpec<LeaderCutOffWhileItWritesSpec.Roster>
{
    [MultiNodeFact]
    public async Task What_a_leader_that_is_cut_off_still_takes_in_is_ended_and_it_takes_nothing_in_once_it_is_replaced()
    {
        await PlayAsync([Config.Leader, Config.Next, Config.Worker], Config.Next, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SubmitAsync(tasks: 20, milliseconds: 5)));
            foreach (var other in new[] { Config.Next, Config.Worker })
                await TestConductor.Blackhole(Config.Leader, other, ThrottleTransportAdapter.Direction.Both);
            EnterBarrier("cut");
            Assert.Equal((1, Name(Config.Leader)), Records.Leader);
            // The new leader is asked for while there is none yet.
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SubmitAsync(tasks: 20, milliseconds: 5)));
            Assert.Equal((2, Name(Config.Next)), Records.Leader);
            EnterBarrier("fenced");
            foreach (var acknowledged in File.ReadLines(AcknowledgedByLeader))
                Owe(acknowledged, SteadyTasks);
            await AssertNothingLostOrDoubledAsync();
        });
    }

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("cut");
        if (Myself == Config.Leader)
        {
            // It goes on taking jobs in, alone, until the store tells it that it is the leader no more.
            var refused = await Assert.ThrowsAsync<JobRefusedException>(() => SubmitSteadilyAsync(CancellationToken.None));
            Assert.Equal(JobRefusal.Unavailable, refused.Reason);
            Assert.NotEmpty(Acknowledged);
            await File.WriteAllLinesAsync(AcknowledgedByLeader, Acknowledged);
        }

        EnterBarrier("fenced");
    }

    private string AcknowledgedByLeader => Path.Combine(Folder, "acknowledged");

    public sealed class Roster : JobClusterConfig
    {
        // The cut-off side ends only after the other has gone on, so that both lead for a while; and is told to ask again for a short time only.
        public Roster() : base(disturbsLinks: true) => (Leader, Next, Worker) = (
            AddSeed("leader", "akka.cluster.split-brain-resolver.stable-after = 5s, akkacluster.jobs.leader-timeout = 2s"), AddSeed("next"), AddWorker("worker"));

        public RoleName Leader { get; }

        public RoleName Next { get; }

        public RoleName Worker { get; }
    }
}
