using Akka.Actor;
using AkkaCluster.Jobs.JobActor;

namespace AkkaCluster.Jobs.Tests.JobActor;

public sealed class JobWorkersTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly ActorSystem _system = ActorSystem.Create("workers");
    private readonly JobWorkers _workers = new();

    [Fact]
    public void A_worker_is_watched_once_and_again_when_it_speaks_from_elsewhere()
    {
        var (one, other) = (Worker(), Worker());

        Assert.Equal([true, false, true], new[] { _workers.Meet("w:1#a", one), _workers.Meet("w:1#a", one), _workers.Meet("w:1#a", other) });
        Assert.Equal(other, _workers.Find("w:1#a"));
        Assert.True(_workers.IsReplaced("w:1#before"));
        Assert.False(_workers.IsReplaced("w:2#a"));
    }

    [Fact]
    public void A_lost_worker_is_forgotten_with_all_that_it_waited_for()
    {
        var worker = Worker();
        _workers.Meet("w:1#a", worker);
        _workers.AddHungry(worker);
        _workers.Postpone(worker);

        Assert.Equal(["w:1#a"], _workers.Lose(worker));

        Assert.False(_workers.AreHungry);
        Assert.Empty(_workers.TakePostponed());
        Assert.Empty(_workers.All);
    }

    [Fact]
    public void Who_found_nothing_is_told_once()
    {
        _workers.AddHungry(Worker());

        Assert.Single(_workers.TakeHungry());
        Assert.Empty(_workers.TakeHungry());
    }

    [Fact]
    public void A_job_waits_for_its_kind_when_all_that_asked_have_none()
    {
        var (one, other) = (Worker(), Worker());
        _workers.Meet("w:1#a", one);
        _workers.SetUnable(one, Now);
        Assert.Equal(Now, _workers.NoneAbleSince);

        _workers.Meet("w:2#a", other);
        Assert.Null(_workers.NoneAbleSince);

        _workers.SetUnable(other, Now.AddSeconds(1));
        Assert.Equal(Now, _workers.NoneAbleSince);
        _workers.SetAble(one);
        Assert.Null(_workers.NoneAbleSince);
    }

    public void Dispose() => _system.Dispose();

    private IActorRef Worker() => _system.ActorOf(Props.Empty);
}
