using Akka.Actor;
using AkkaCluster.Jobs.Leader;

namespace AkkaCluster.Jobs.Tests.Leader;

public sealed class WorkerRosterTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly ActorSystem _system = ActorSystem.Create("roster");
    private readonly WorkerRoster _roster = new(Start);

    [Fact]
    public void Standby_workers_may_work_only_while_there_is_no_active_one()
    {
        var active = Agent();
        _roster.Meet(Agent(), new WorkerInfo { Address = "s:1", Standby = true });
        Assert.Equal((true, true), (_roster.DecideStandby(), _roster.StandbyMayWork));

        _roster.Meet(active, new WorkerInfo { Address = "a:1" });
        Assert.Equal((true, false), (_roster.DecideStandby(), _roster.StandbyMayWork));
        Assert.False(_roster.DecideStandby());

        _roster.Meet(active, new WorkerInfo { Address = "a:1", Draining = true });
        Assert.Equal((true, true), (_roster.DecideStandby(), _roster.StandbyMayWork));
    }

    [Fact]
    public void Since_when_there_is_none_is_known()
    {
        var agent = Agent();
        Assert.Equal(Start, _roster.NoneSince);

        Assert.True(_roster.Meet(agent, new WorkerInfo { Address = "a:1" }));
        Assert.False(_roster.Meet(agent, new WorkerInfo { Address = "a:1", BusySlots = 1 }));
        Assert.Null(_roster.NoneSince);
        Assert.Equal([agent], _roster.At("a:1"));

        Assert.Equal("a:1", _roster.Lose(agent, Start.AddSeconds(1))!.Address);
        Assert.Null(_roster.Lose(agent, Start.AddSeconds(2)));
        Assert.Equal(Start.AddSeconds(1), _roster.NoneSince);
    }

    public void Dispose() => _system.Dispose();

    private IActorRef Agent() => _system.ActorOf(Props.Empty);
}
