using System.Collections.Concurrent;
using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Service;

public sealed class JobWatchesTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("watches-" + Guid.NewGuid().ToString("N")[..6], "akka.loglevel = WARNING");
    private readonly BlockingCollection<IActorRef> _asked = [];
    private readonly JobWatches _watches;

    public JobWatchesTests() => _watches = new JobWatches(_system, _system.ActorOf(Props.Create(() => new Leader(_asked))), _ => Task.FromResult(true));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _system.Terminate();

    [Fact]
    public async Task The_leader_is_asked_once_for_a_job_that_many_watch_and_all_are_told()
    {
        var seen = new ConcurrentQueue<long>();
        var ended = new CountdownEvent(1000);
        var watchers = Enumerable.Range(0, 1000).Select(_ => _watches.Join("job", progress => seen.Enqueue(progress.Succeeded), () => ended.Signal())).ToList();
        var asker = _asked.Take();
        Assert.Equal(1, _watches.Count);
        asker.Tell(new LeaderReplies.JobChanged(Progress(1)));
        asker.Tell(new LeaderReplies.JobChanged(Progress(2, JobState.Succeeded)));
        Assert.True(ended.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal((1000, 1000), (seen.Count(count => count == 1), seen.Count(count => count == 2)));
        Assert.Equal(0, _watches.Count);
        Assert.Single(_asked.Append(asker).Distinct());
        var reads = 0;
        await Task.WhenAll(watchers.Select(watcher => watcher.ReadEndAsync(() => Task.FromResult(Progress(Interlocked.Increment(ref reads))))));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void Who_comes_later_is_told_what_is_known_and_the_last_who_leaves_ends_the_watch()
    {
        using var changed = new BlockingCollection<long>();
        var first = _watches.Join("job", progress => changed.Add(progress.Succeeded), () => { });
        _asked.Take().Tell(new LeaderReplies.JobChanged(Progress(7)));
        Assert.Equal(7, changed.Take());
        var known = 0L;
        var second = _watches.Join("job", progress => known = progress.Succeeded, () => { });
        Assert.Equal(7, known);
        first.Dispose();
        Assert.Equal(1, _watches.Count);
        second.Dispose();
        second.Dispose();
        Assert.Equal(0, _watches.Count);
    }

    [Fact]
    public async Task A_job_is_followed_by_many_to_its_end()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "sum", Inputs = new Contracts.InputSource.Range(0, 20_000) });
        var states = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            JobState? last = null;
            await foreach (var progress in cluster.Service.WatchAsync(submitted.Id))
                last = progress.State;
            return last;
        }));
        Assert.All(states, state => Assert.Equal(JobState.Succeeded, state));
    }

    private static JobProgress Progress(long succeeded, JobState state = JobState.Running) => new() { JobId = "job", State = state, Succeeded = succeeded };

    private sealed class Leader : ReceiveActor
    {
        public Leader(BlockingCollection<IActorRef> asked) => Receive<LeaderCommands.Watch>(_ => asked.Add(Sender));
    }
}
