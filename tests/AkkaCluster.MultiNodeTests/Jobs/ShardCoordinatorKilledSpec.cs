using AkkaCluster.Jobs;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// The coordinator is killed together with another worker: most of those that held its state in distributed data are gone, which is where users of Akka.NET and Akka saw
/// coordinators that did not come up again.
/// </summary>
public class ShardCoordinatorKilledSpec : JobClusterSpec<ShardCoordinatorKilledSpec.Roster>
{
    [MultiNodeFact]
    public Task A_coordinator_that_lost_most_of_its_replicas_comes_up_and_jobs_go_on() => PlayAsync([Config.Seed, Config.Beside, .. Config.Workers], Config.Seed, async () =>
    {
        var coordinator = Oldest(JobCluster.WorkerRole);
        Assert.True(await IsCoordinatorAsync(coordinator));
        var running = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SubmitAsync(tasks: 100, milliseconds: 10)));
        foreach (var job in running)
            AwaitRecorded(job, least: 1);

        var lost = new[] { coordinator, Config.Workers.First(worker => worker != coordinator) };
        await Task.WhenAll(lost.Select(worker => TestConductor.Exit(worker, 0)));
        // Their shards have no home yet: only a coordinator can give them one.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SubmitAsync(tasks: 20, milliseconds: 1)));

        await AssertNothingLostOrDoubledAsync();
        AwaitRemoved(lost);
        Assert.True(await IsCoordinatorAsync(Oldest(JobCluster.WorkerRole)));
        Assert.Contains(running, job => Records.EpochOf(job) > 1);
        Assert.Empty(ReadExecutions().NeedlesslyRepeated([.. lost.Select(worker => worker.Name)]));
    });

    private async Task<bool> IsCoordinatorAsync(RoleName worker)
    {
        try
        {
            return await Sys.ActorSelection(Node(worker) / "system" / "sharding" / "jobCoordinator" / "singleton" / "coordinator").ResolveOne(TimeSpan.FromSeconds(10)) is not null;
        }
        catch (Akka.Actor.ActorNotFoundException)
        {
            return false;
        }
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() => (Seed, Beside, Workers) = (AddSeed("seed"), AddSeed("beside"), [AddWorker("one"), AddWorker("two"), AddWorker("three")]);

        public RoleName Seed { get; }

        /// <summary>Without it, those that are left were no majority.</summary>
        public RoleName Beside { get; }

        public RoleName[] Workers { get; }
    }
}
