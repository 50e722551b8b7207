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
