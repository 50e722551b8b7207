using Akka.Event;
using Akka.Remote.Transport;
using Akka.TestKit;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>
/// A doubled entity, as Akka.NET's users have seen it after partitions: both sides run the job's actor, and both reach the store. The side that is cut off is downed by
/// a person, long before its own resolver would end it.
/// </summary>
public class JobActorCutOffWhileItRecordsSpec : JobClusterSpec<JobActorCutOffWhileItRecordsSpec.Roster>
{
    private TestProbe? _told;

    [MultiNodeFact]
    public async Task Of_two_actors_of_one_job_only_the_younger_records() => await PlayAsync([Config.Seed, Config.One, Config.Other], Config.Seed, async () =>
    {
        var job = await SubmitAsync(tasks: 3000, milliseconds: 10);
        var home = await HomeOfAsync(job);
        AwaitRecorded(job, least: 100);
        var before = Records.Count(job);
        foreach (var other in Roles.Remove(home))
            await TestConductor.Blackhole(home, other, ThrottleTransportAdapter.Direction.Both);
        // It is cut off, and records what its own node's worker does.
        AwaitRecorded(job, (int)before + 50);
        await File.WriteAllTextAsync(Path.Combine(Folder, "home"), home.Name);
        EnterBarrier("cut");
        AwaitAssert(() => Assert.Contains(Cluster.State.Unreachable, member => member.Address.Equals(GetAddress(home))), Patience);
        Cluster.Down(GetAddress(home));
        AwaitRemoved(home);
        AwaitAssert(() => Assert.Equal(2, Records.EpochOf(job)), Patience);
        EnterBarrier("fenced");

        await AssertNothingLostOrDoubledAsync();
        Assert.Equal([1, 2], Records.CountByEpoch(job).Keys.Order());
    });

    protected override async Task AccompanyAsync()
    {
        _told = CreateTestProbe();
        Sys.EventStream.Subscribe(_told, typeof(Info));
        EnterBarrier("cut");
        // The older one lives until the store tells it that it is stale: both were there at once.
        if (Myself.Name == await File.ReadAllTextAsync(Path.Combine(Folder, "home")))
            _told.FishForMessage(message => message is Info info && $"{info.Message}" is var text && text.Contains(" stops on ") && text.Contains("epoch is no longer 1"), Patience);
        EnterBarrier("fenced");
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("akka.cluster.split-brain-resolver.stable-after = 90s", disturbsLinks: true) => (Seed, One, Other) = (AddSeed("seed"), AddWorker("one"), AddWorker("other"));

        public RoleName Seed { get; }

        public RoleName One { get; }

        public RoleName Other { get; }
    }
}
