using Akka.Actor;
using AkkaCluster.MultiNode.TestKit;
using Akka.Remote;
using Akka.Remote.Transport;
using Akka.Routing;
using Akka.TestKit.TestActors;

namespace AkkaCluster.MultiNodeTests.TestKit;

public class ConductorFaultsSpec : MultiNodeSpec
{
    /// <summary>Half a megabit: what follows it on a link of 0.08 megabit per second waits for some six seconds.</summary>
    private static readonly string Large = new('x', 64_000);

    private readonly ThreeRoles _config;

    public ConductorFaultsSpec() : this(new ThreeRoles())
    {
    }

    protected ConductorFaultsSpec(ThreeRoles config) : base(config, typeof(ConductorFaultsSpec)) => _config = config;

    protected override int InitialParticipantsValueFactory => Roles.Count;

    private ActorSelection Echo(RoleName role) => Sys.ActorSelection(Node(role) / "user" / "echo");

    [MultiNodeFact]
    public async Task Links_are_slowed_down_and_closed_and_actor_systems_shut_down()
    {
        RunOn(() => Sys.ActorOf(Props.Create(() => new EchoActor(this, true)), "echo"), _config.Second, _config.Third);
        EnterBarrier("echo-started");
        RunOn(() => { ExpectAnswer(_config.Second, "hello"); ExpectAnswer(_config.Third, "hello"); }, _config.First);
        EnterBarrier("reached");

        await RunOnAsync(() => TestConductor.Throttle(_config.First, _config.Second, ThrottleTransportAdapter.Direction.Send, 0.08f), _config.First);
        RunOn(
            () =>
            {
                ExpectAnswer(_config.Second, Large);
                Echo(_config.Second).Tell("behind", TestActor);
                ExpectNoMsg(TimeSpan.FromMilliseconds(700));
                FishForMessage(message => message is "behind", TimeSpan.FromSeconds(20));
            },
            _config.First);
        EnterBarrier("throttled");

        await RunOnAsync(() => TestConductor.PassThrough(_config.First, _config.Second, ThrottleTransportAdapter.Direction.Both), _config.First);
        await RunOnAsync(() => BreaksAndIsMadeAnew(_config.Second, TestConductor.Disconnect), _config.First);
        EnterBarrier("connected-again");

        await RunOnAsync(() => BreaksAndIsMadeAnew(_config.Third, TestConductor.Abort), _config.First);
        EnterBarrier("connected-once-more");

        await RunOnAsync(() => TestConductor.Shutdown(_config.Second), _config.First);
        await RunOnAsync(() => TestConductor.Shutdown(_config.Third, abort: true), _config.First);
        RunOn(() => AwaitCondition(() => Sys.WhenTerminated.IsCompleted, TimeSpan.FromSeconds(20)), _config.Second, _config.Third);
        RunOn(() => EnterBarrier("alone"), _config.First);
    }

    [MultiNodeFact]
    public async Task Deployments_reach_the_nodes_that_they_are_for()
    {
        var router = Sys.ActorOf(Props.Create(() => new BlackHoleActor()).WithRouter(FromConfig.Instance), "deployed");
        var routees = await router.Ask<Routees>(GetRoutees.Instance, TimeSpan.FromSeconds(10));
        Assert.Equal(IsNode(_config.First) ? 2 : 4, routees.Members.Count());
        EnterBarrier("done");
    }

    private async Task BreaksAndIsMadeAnew(RoleName target, Func<RoleName, RoleName, Task> breach)
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DisassociatedEvent));
        await breach(_config.First, target);
        FishForMessage(message => message is DisassociatedEvent broken && broken.RemoteAddress == Node(target).Address, TimeSpan.FromSeconds(10));
        AwaitAssert(() => ExpectAnswer(target, "after the breach"), TimeSpan.FromSeconds(40));
    }

    private void ExpectAnswer(RoleName role, string text)
    {
        Echo(role).Tell(text, TestActor);
        FishForMessage(message => message is string answer && answer == text, TimeSpan.FromSeconds(5));
    }
}
