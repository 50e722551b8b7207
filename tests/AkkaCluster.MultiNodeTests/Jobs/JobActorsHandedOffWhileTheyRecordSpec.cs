using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// A worker joins, and shards move to it while their jobs record. What is on its way to them in that moment is dropped without a word, as Akka.NET's users report of every
/// hand-off (akka.net issue 8501); the protocol's own repeats make up for it.
/// </summary>
public class JobActorsHandedOffWhileTheyRecordSpec : JobClusterSpec<JobActorsHandedOffWhileTheyRecordSpec.Roster>
{
    [MultiNodeFact]
    public async Task Jobs_whose_shards_move_to_a_new_worker_lose_nothing() => await PlayAsync([Config.Seed, Config.Old], Config.Seed, async () =>
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SubmitAsync(tasks: 150, milliseconds: 10)));
        foreach (var job in jobs)
            AwaitRecorded(job, least: 1);
        EnterBarrier("join");

        await AssertNothingLostOrDoubledAsync();
        // They were at work when they moved: both incarnations recorded.
        var moved = jobs.Where(job => Records.CountByEpoch(job).Count > 1).ToList();
        Assert.True(moved.Count > 0, $"No job moved: {string.Join(", ", jobs.Select(job => string.Join('/', Records.CountByEpoch(job))))}.");
        Assert.Empty(ReadExecutions().NeedlesslyRepeated());
    });

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("join");
        if (Myself == Config.New)
        {
            await StartJobsAsync(Sys, Myself.Name);
            Cluster.Join(GetAddress(Config.Seed));
        }
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("akka.cluster.sharding.rebalance-interval = 500ms") =>
            (Seed, Old, New) = (AddSeed("seed"), AddWorker("old"), AddWorker("new"));

        public RoleName Seed { get; }

        public RoleName Old { get; }

        public RoleName New { get; }
    }
}
