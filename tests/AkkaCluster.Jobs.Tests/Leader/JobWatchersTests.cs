using Akka.Actor;
using AkkaCluster.Jobs.Leader;

namespace AkkaCluster.Jobs.Tests.Leader;

public sealed class JobWatchersTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly ActorSystem _system = ActorSystem.Create("watchers");
    private readonly JobWatchers _watchers = new();

    [Fact]
    public void Who_watches_is_told_until_the_job_has_ended()
    {
        var watcher = Watcher();
        Assert.True(_watchers.Add("j", watcher, Start));
        Assert.False(_watchers.Add("j", watcher, Start));

        Assert.Equal([watcher], _watchers.Of("j"));
        Assert.Equal([watcher], _watchers.Of("j", forgetThem: true));
        Assert.Empty(_watchers.Of("j"));
    }

    [Fact]
    public void Who_does_not_say_so_again_is_forgotten()
    {
        var (silent, alive) = (Watcher(), Watcher());
        _watchers.Add("j", silent, Start);
        _watchers.Add("j", alive, Start);
        _watchers.Add("j", alive, Start.AddSeconds(10));

        _watchers.ForgetSilent(Start.AddSeconds(5));

        Assert.Equal([alive], _watchers.Of("j"));
    }

    public void Dispose() => _system.Dispose();

    private IActorRef Watcher() => _system.ActorOf(Props.Empty);
}
