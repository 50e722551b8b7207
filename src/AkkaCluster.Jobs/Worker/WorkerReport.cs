using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>What a worker tells the leader of itself.</summary>
internal sealed class WorkerReport(WorkerContext context, SlotPool slots, JobDesks desks)
{
    /// <summary>Of so many slots the leader is told what they run.</summary>
    private const int MostTold = 64;

    private readonly ChunkLog _ended = new();

    /// <summary>Tasks that it has run so far.</summary>
    public long Executed { get; set; }

    private WorkerSettings Settings => context.Settings;

    /// <summary>A chunk has come to its end.</summary>
    public void Add(HeldLease over, SlotThread slot) =>
        _ended.Add(new EndedChunk(context.Home, slot.Number, over.Desk.Id, over.Desk.Spec!.Kind, over.Run.First, over.Reported, over.Failed, over.Attempt, over.BegunAt, context.Time.GetUtcNow()));

    /// <param name="cpu">Share of the processors in use.</param>
    /// <param name="memory">Share of the memory in use.</param>
    /// <param name="draining">Whether it leaves.</param>
    /// <param name="holding">Why it takes no work; null where it does.</param>
    public WorkerEvents.Alive Make(double cpu, double memory, bool draining, string? holding)
    {
        var left = desks.Left(asked: false);
        var ended = _ended.Recent(context.Time.GetUtcNow());
        return new WorkerEvents.Alive(new WorkerInfo
        {
            Address = context.Home,
            Standby = Settings.Standby,
            Draining = draining,
            Slots = slots.Count,
            MaxSlots = Settings.MaxSlots,
            BusySlots = slots.Busy,
            StuckSlots = slots.Abandoned,
            Executed = Executed,
            CpuLoad = cpu,
            MemoryLoad = memory,
            Holding = holding,
            Kinds = [.. context.Kinds.All.Select(kind => kind.Name)],
            Labels = Settings.Labels,
            Resources = Settings.Resources,
            ResourcesInUse = Settings.Resources.ToDictionary(resource => resource.Key, resource => resource.Value - left.Left(resource.Key)),
            Running = [.. slots.Running.Take(MostTold).Select(Tell)],
        }) { Ended = ended, LastEnded = _ended.Last };
    }

    private static RunningChunk Tell(HeldLease lease) =>
        new(lease.Slot!.Number, lease.Desk.Id, lease.Desk.Spec!.Kind, lease.Watch.Index, lease.Attempt, lease.BegunAt) { Share = lease.Watch.Progress?.Share, Note = lease.Watch.Progress?.Note };
}
