using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Jobs.Tests.Worker;

public sealed class SlotPoolTests : IDisposable
{
    private readonly ManualClock _time = new();
    private readonly SlotPool _slots = new(2);

    [Fact]
    public void The_chunk_of_the_most_urgent_job_takes_a_free_slot_first()
    {
        var (usual, urgent, third) = (Chunk(5), Chunk(9), Chunk(1));
        _slots.AddReady(usual);
        _slots.AddReady(third);
        _slots.AddReady(urgent);

        Assert.Equal([urgent, usual, null], new[] { _slots.TakeNext(), _slots.TakeNext(), _slots.TakeNext() });
        Assert.Equal((2, 0, 1), (_slots.Busy, _slots.Idle, _slots.Ready));

        Assert.True(_slots.Free(urgent, urgent.Slot!));
        Assert.Same(third, _slots.TakeNext());
    }

    [Fact]
    public void A_chunk_that_is_given_up_frees_its_slot_at_once_and_only_once()
    {
        var stuck = Chunk(5);
        _slots.AddReady(stuck);
        var slot = _slots.TakeNext()!.Slot!;
        stuck.Watch.AskToEnd();
        _time.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal([stuck], _slots.Overdue(TimeSpan.FromSeconds(20)));
        _slots.Abandon(stuck);
        Assert.Equal((0, 1), (_slots.Busy, _slots.Abandoned));
        Assert.Empty(_slots.Overdue(TimeSpan.FromSeconds(20)));

        Assert.False(_slots.Free(stuck, slot));
        Assert.Equal((0, 2, 0), (_slots.Busy, _slots.Idle, _slots.Abandoned));
    }

    [Fact]
    public void With_fewer_slots_what_runs_comes_to_its_end_and_nothing_more_is_begun_before()
    {
        var (one, other, third) = (Chunk(9), Chunk(5), Chunk(1));
        _slots.AddReady(one);
        _slots.AddReady(other);
        _slots.AddReady(third);
        Assert.Equal([one, other], new[] { _slots.TakeNext(), _slots.TakeNext() });

        _slots.Resize(1);
        Assert.Equal((1, 2, 0), (_slots.Count, _slots.Busy, _slots.Idle));
        Assert.True(_slots.Free(one, one.Slot!));
        Assert.Null(_slots.TakeNext());
        Assert.True(_slots.Free(other, other.Slot!));
        Assert.Same(third, _slots.TakeNext());
        Assert.Equal((1, 0), (third.Slot!.Number, _slots.Idle));
    }

    [Fact]
    public void More_slots_are_there_at_once_and_each_number_once()
    {
        var running = Chunk(5);
        _slots.AddReady(running);
        _slots.TakeNext();
        _slots.Resize(1);
        _slots.Resize(4);
        Assert.Equal((4, 1, 3), (_slots.Count, _slots.Busy, _slots.Idle));
        var more = Enumerable.Range(0, 4).Select(_ => Chunk(5)).ToList();
        more.ForEach(_slots.AddReady);
        Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 3).Select(_ => _slots.TakeNext()!.Slot!.Number).Append(running.Slot!.Number).Order());
        Assert.Null(_slots.TakeNext());
    }

    [Fact]
    public void A_chunk_that_is_given_up_leaves_no_slot_where_there_are_fewer()
    {
        var (one, other) = (Chunk(9), Chunk(5));
        _slots.AddReady(one);
        _slots.AddReady(other);
        _slots.TakeNext();
        _slots.TakeNext();
        _slots.Resize(1);
        _slots.Abandon(one);
        _slots.Abandon(other);
        Assert.Equal((0, 1, 2), (_slots.Busy, _slots.Idle, _slots.Abandoned));
    }

    [Fact]
    public void Chunks_that_are_not_begun_can_be_taken_back()
    {
        var (one, other) = (Chunk(5), Chunk(5));
        _slots.AddReady(one);
        _slots.AddReady(other);

        _slots.Drop(lease => lease == one);

        Assert.Equal([other], _slots.TakeReady());
        Assert.Null(_slots.TakeNext());
    }

    public void Dispose() => _slots.Dispose();

    private HeldLease Chunk(int priority) => new(new JobDesk("j", priority), 1, new LeaseMessages.Grant(1, new TaskRun(0, 1), 1), _time);
}
