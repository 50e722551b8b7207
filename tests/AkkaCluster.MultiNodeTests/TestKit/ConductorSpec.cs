using Akka.Actor;
using AkkaCluster.MultiNode.TestKit;
using Akka.Remote.Transport;
using Akka.TestKit.TestActors;

namespace AkkaCluster.MultiNodeTests.TestKit;

public class ConductorSpec : MultiNodeSpec
{
    private readonly ThreeRoles _config;

    public ConductorSpec() : this(new ThreeRoles())
    {
    }

    protected ConductorSpec(ThreeRoles config) : base(config, typeof(ConductorSpec)) => _config = config;

    protected override int InitialParticipantsValueFactory => Roles.Count;

    [MultiNodeFact]
    public async Task Links_are_cut_and_mended_and_processes_killed_while_barriers_hold()
    {
        RunOn(() => Sys.ActorOf(Props.Create(() => new EchoActor(this, true)), "echo"), _config.Second);
        EnterBarrier("echo-started");

        RunOn(() => ExpectAnswer("before"), _config.First);
        EnterBarrier("reached");

        await RunOnAsync(() => TestConductor.Blackhole(_config.First, _config.Second, ThrottleTransportAdapter.Direction.Both), _config.First);
        EnterBarrier("cut");
        RunOn(
            () =>
            {
                Echo.Tell("into the hole", TestActor);
                ExpectNoMsg(TimeSpan.FromMilliseconds(500));
            },
            _config.First);
        EnterBarrier("lost");

        await RunOnAsync(() => TestConductor.PassThrough(_config.First, _config.Second, ThrottleTransportAdapter.Direction.Both), _config.First);
        EnterBarrier("mended");
        RunOn(() => AwaitAssert(() => ExpectAnswer("after", TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(15)), _config.First);
        EnterBarrier("reached-again");

        await RunOnAsync(() => TestConductor.Exit(_config.Third, 0), _config.First);
        RunOn(() => AwaitCondition(() => false, TimeSpan.FromMinutes(2)), _config.Third);
        RunOn(
            () => AwaitAssert(() => Assert.Equal([_config.First, _config.Second], TestConductor.GetNodes().Result.OrderBy(role => role.Name))),
            _config.First, _config.Second);
        EnterBarrier("without-third");
    }

    private ActorSelection Echo => Sys.ActorSelection(Node(_config.Second) / "user" / "echo");

    private void ExpectAnswer(string text, TimeSpan? max = null)
    {
        Echo.Tell(text, TestActor);
        FishForMessage(message => message is string answer && answer == text, max);
    }
}
