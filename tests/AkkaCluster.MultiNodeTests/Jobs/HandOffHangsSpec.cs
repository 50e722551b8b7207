using Akka.Event;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// Shards begin to move to a new worker, and a node that has to agree to it stands still: the hand-off hangs until its time is over, and again, and meanwhile nobody is told where
/// these shards are (akka.net issue 7500 tells of a hand-off that hung for tens of minutes).
/// </summary>
public class HandOffHangsSpec : JobClusterSpec<HandOffHangsSpec.Roster>
{
    [MultiNodeFact]
    public async Task Jobs_go_on_and_come_in_while_a_hand_off_hangs() => await PlayAsync([Config.Seed, Config.Old, Config.Deaf], Config.Seed, async () =>
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitAsync(tasks: 100, milliseconds: 10)));
        foreach (var job in jobs)
            AwaitRecorded(job, least: 1);
        EnterBarrier("join");
        // Not before: a node that stands still keeps others from becoming members.
        AwaitMembersUp(4);
        await TestConductor.Pause(Config.Deaf);
        AwaitCondition(() => File.Exists(Hung), Patience, TimeSpan.FromMilliseconds(100), "No hand-off hangs.");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SubmitAsync(tasks: 10, milliseconds: 1)));
        await AssertNothingLostOrDoubledAsync();
        await TestConductor.Resume(Config.Deaf);
    });

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("join");
        if (Myself == Config.Old)
        {
            var told = CreateTestProbe();
            Sys.EventStream.Subscribe(told, typeof(Info));
            // The coordinator says at each of its rounds what is still under way from the one before.
            told.FishForMessage(message => message is Info info && $"{info.Message}" is var text && text.Contains("Current shards rebalancing: [") && !text.Contains("rebalancing: []"), Patience);
            await File.Create(Hung).DisposeAsync();
        }
        else if (Myself == Config.New)
        {
            await StartJobsAsync(Sys, Myself.Name);
            Cluster.Join(GetAddress(Config.Seed));
        }
    }

    private string Hung => Path.Combine(Folder, "hung");

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("""
            # Few, so that jobs which come in later are of those that hang.
            akkacluster.jobs.shards = 8
            akka.cluster.sharding.rebalance-interval = 2s
            akka.cluster.failure-detector.acceptable-heartbeat-pause = 120s
            """) => (Seed, Old, New, Deaf) = (AddSeed("seed"), AddWorker("old"), AddWorker("new"), AddClient("deaf"));

        public RoleName Seed { get; }

        public RoleName Old { get; }

        public RoleName New { get; }

        public RoleName Deaf { get; }
    }
}
