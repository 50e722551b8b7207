using Akka.Actor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Tests.Leader;

public sealed class ChunkRingTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private static readonly WorkerInfo Worker = new() { Address = "w:1" };

    private readonly ActorSystem _system = ActorSystem.Create("chunks");
    private readonly ChunkRing _ring = new(epoch: 3);

    [Fact]
    public void What_a_worker_tells_again_is_taken_once()
    {
        var agent = Agent();
        _ring.Hear(agent, Told(2, 1, 2));
        _ring.Hear(agent, Told(4, 1, 2, 3, 4));
        _ring.Hear(agent, Told(4, 4));
        _ring.Hear(agent, Told(9, 8, 9));
        Assert.Equal([1, 2, 3, 4, 8, 9], Tasks(_ring.After(0, 0)));
    }

    [Fact]
    public void Whoever_asks_again_is_told_what_is_new_and_of_another_leader_all()
    {
        _ring.Hear(Agent(), Told(2, 1, 2));
        var first = _ring.After(0, 0);
        _ring.Hear(Agent(), Told(1, 7));
        Assert.Equal((3, 3), (first.Epoch, _ring.After(first.Epoch, first.Last).Last));
        Assert.Equal([7], Tasks(_ring.After(first.Epoch, first.Last)));
        Assert.Equal([1, 2, 7], Tasks(_ring.After(2, first.Last)));
        Assert.Empty(Tasks(_ring.After(3, 3)));
    }

    [Fact]
    public void What_a_lost_worker_ran_is_lost_and_what_it_had_run_stays()
    {
        var (lost, left) = (Agent(), Agent());
        _ring.Hear(lost, Told(1, 1));
        _ring.Lose(lost, Worker with { Running = [new RunningChunk(2, "j", "echo", 7, 1, Start)] }, Start.AddSeconds(3));
        _ring.Lose(left, Worker with { Draining = true, Running = [new RunningChunk(2, "j", "echo", 8, 1, Start)] }, Start);
        var chunks = _ring.After(0, 0).Chunks;
        Assert.Equal([false, true], chunks.Select(chunk => chunk.Lost));
        Assert.Equal(new EndedChunk("w:1", 2, "j", "echo", 7, 0, 0, 1, Start, Start.AddSeconds(3), Lost: true), chunks[1]);
    }

    [Fact]
    public void It_holds_so_many_and_no_more()
    {
        for (var i = 1; i <= 3 * ChunkRing.Most; i++)
            _ring.Hear(Agent(), Told(1, i));
        var all = Tasks(_ring.After(0, 0)).ToList();
        Assert.Equal((ChunkRing.Most, 3 * ChunkRing.Most), (all.Count, all[^1]));
        Assert.Equal(ChunkRing.Most, Tasks(_ring.After(3, 5)).Count());
    }

    public void Dispose() => _system.Dispose();

    private static WorkerEvents.Alive Told(long last, params long[] tasks) => new(Worker)
    {
        Ended = [.. tasks.Select(task => new EndedChunk("w:1", 1, "j", "echo", task, 1, 0, 1, Start, Start))],
        LastEnded = last,
    };

    private static IEnumerable<long> Tasks(EndedChunks ended) => ended.Chunks.Select(chunk => chunk.First);

    private IActorRef Agent() => _system.ActorOf(Props.Empty);
}
