using Akka.Actor;
using Akka.Cluster.TestKit;
using Akka.Cluster.Tools.Singleton;
using Akka.MultiNode.TestAdapter;
using Akka.TestKit.TestActors;
using AkkaCluster.MultiNodeTests.Membership;

namespace AkkaCluster.MultiNodeTests.Tools;

public class SingletonSpec : MultiNodeClusterSpec
{
    private readonly FourRoles _config;

    public SingletonSpec() : this(new FourRoles())
    {
    }

    protected SingletonSpec(FourRoles config) : base(config, typeof(SingletonSpec)) => _config = config;

    [MultiNodeFact]
    public async Task The_singleton_is_handed_over_by_a_node_that_leaves_and_taken_over_from_one_that_is_killed()
    {
        // Those who join first are older: the singleton lives on the second, then on the third, then on the first node.
        AwaitClusterUp(_config.Second, _config.Third);
        foreach (var next in new[] { _config.First, _config.Fourth })
        {
            RunOn(() => JoinWithin(_config.Second), next);
            EnterBarrier($"{next.Name}-up");
        }
        AwaitMembersUp(Roles.Count);
        RunOn(() => Sys.ActorOf(Props.Create(() => new EchoActor(this, false)), "observer"), _config.First);
        EnterBarrier("observed");
        StartManager();
        EnterBarrier("managers-started");

        var proxy = Sys.ActorOf(ClusterSingletonProxy.Props("/user/manager", ClusterSingletonProxySettings.Create(Sys)), "proxy");
        RunOn(() => ExpectMsg("second starts", TimeSpan.FromSeconds(20)), _config.First);
        await RunOnAsync(async () => Assert.Equal("second:hello", await proxy.Ask<string>("hello", TimeSpan.FromSeconds(15))), _config.First);
        EnterBarrier("found");

        RunOn(() => Cluster.Leave(Cluster.SelfAddress), _config.Second);
        await RunOnAsync(() => AskUntilAnsweredBy("third", proxy), _config.First);
        RunOn(
            () =>
            {
                // The old one has ended before the new one starts.
                ExpectMsg("second stops", TimeSpan.FromSeconds(20));
                ExpectMsg("third starts", TimeSpan.FromSeconds(20));
            },
            _config.First);
        RunOn(() => AwaitMembersUp(3, [GetAddress(_config.Second)]), _config.First, _config.Third, _config.Fourth);
        EnterBarrier("handed-over");

        await RunOnAsync(() => TestConductor.Exit(_config.Third, 0), _config.First);
        RunOn(new ManualResetEventSlim().Wait, _config.Third);
        RunOn(
            () =>
            {
                for (var i = 0; i < 10; i++) proxy.Tell($"buffered {i}", TestActor);
                ExpectMsg("first starts", TimeSpan.FromSeconds(30));
            },
            _config.First);
        // What was sent while nobody was there may be lost with the dead node; what comes after is answered in order.
        await RunOnAsync(() => AskUntilAnsweredBy("first", proxy), _config.First);
        EnterBarrier("taken-over");
    }

    private void StartManager()
    {
        var observer = Sys.ActorSelection(Node(_config.First) / "user" / "observer");
        var role = Myself.Name;
        Sys.ActorOf(
            ClusterSingletonManager.Props(Props.Create(() => new Host(role, observer)), PoisonPill.Instance, ClusterSingletonManagerSettings.Create(Sys)), "manager");
    }

    /// <summary>Asks one number after the other until a node answers; not one may go unanswered.</summary>
    private static async Task AskUntilAnsweredBy(string role, IActorRef proxy)
    {
        for (var i = 0; i < 1_000_000; i++)
        {
            var answer = await proxy.Ask<string>($"{i}", TimeSpan.FromSeconds(20));
            Assert.EndsWith($":{i}", answer);
            if (answer.StartsWith(role, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"{role} has not answered.");
    }
}
