using Akka.Event;
using AkkaCluster.MultiNode.TestKit;
using AkkaCluster.MultiNodeTests.Jobs.Support;

namespace AkkaCluster.MultiNodeTests.Jobs;

/// <summary>While there is no leader, the singleton's proxy drops what it is given without a word: submissions among them.</summary>
public class LeaderProxyOverrunSpec : JobClusterSpec<LeaderProxyOverrunSpec.Roster>
{
    private const int Submissions = 40;

    [MultiNodeFact]
    public async Task Every_submission_that_the_proxy_drops_is_made_again_and_is_one_job() => await PlayAsync([Config.Leader, Config.Worker, Config.Client], Config.Client, async () =>
    {
        var dropped = CreateTestProbe();
        Sys.EventStream.Subscribe(dropped, typeof(Debug));
        await TestConductor.Exit(Config.Leader, 0);
        AwaitRemoved(Config.Leader);
        var submissions = Enumerable.Range(0, Submissions).Select(_ => SubmitAsync(tasks: 5, milliseconds: 1)).ToList();
        dropped.FishForMessage(message => message is Debug debug && $"{debug.Message}" is var text && text.Contains("dropping message") && text.Contains("Submit"), Patience);
        Assert.DoesNotContain(submissions, submission => submission.IsCompleted);
        EnterBarrier("overrun");

        await Task.WhenAll(submissions);
        await AssertNothingLostOrDoubledAsync();
        Assert.Equal(Submissions, Records.Jobs.Count);
    });

    protected override async Task AccompanyAsync()
    {
        EnterBarrier("overrun");
        if (Myself == Config.Heir)
        {
            await StartJobsAsync(Sys, Myself.Name);
            Cluster.Join(GetAddress(Config.Client));
        }
    }

    public sealed class Roster : JobClusterConfig
    {
        public Roster() : base("""
            akkacluster.jobs.leader-timeout = 60s
            akka.loglevel = DEBUG
            """) => (Leader, Worker, Client, Heir) = (AddSeed("leader"), AddWorker("worker"), AddClient("client"), AddSeed("heir"));

        public RoleName Leader { get; }

        public RoleName Worker { get; }

        public RoleName Client { get; }

        public RoleName Heir { get; }
    }
}
