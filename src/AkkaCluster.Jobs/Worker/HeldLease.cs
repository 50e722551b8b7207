using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker;

/// <summary>A chunk that the worker holds: ready, or running in a slot.</summary>
internal sealed class HeldLease(JobDesk desk, long epoch, LeaseMessages.Grant grant, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public JobDesk Desk { get; } = desk;

    /// <summary>What the slot runs; a later incarnation of the job's actor may know it under another lease.</summary>
    public TaskRun Run { get; } = grant.Run;

    public int Attempt { get; } = grant.Attempt;

    public long Epoch { get; private set; } = epoch;

    public long Id { get; private set; } = grant.Id;

    /// <summary>Where it runs; null while it is ready.</summary>
    public SlotThread? Slot { get; set; }

    /// <summary>Since when it runs.</summary>
    public DateTimeOffset BegunAt { get; set; }

    public bool Running => Slot is not null;

    public TaskWatch Watch { get; } = new(time);

    /// <summary>Its handler was asked to end long ago, and has not: the worker has given it up, with the thread that it runs on.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Tasks whose outcome is reported.</summary>
    public int Reported { get; set; }

    /// <summary>Those of them that failed.</summary>
    public int Failed { get; set; }

    public bool IsStopped => _stop.IsCancellationRequested;

    public CancellationToken Stopped => _stop.Token;

    /// <summary>The span that its tasks go on with; once they run, the one that they run in.</summary>
    public string? TraceParent { get; set; }

    /// <summary>Whether another worker runs the same attempt.</summary>
    public bool Again { get; } = grant.Again;

    public LeaseMessages.Grant ToGrant() => new(Id, new TaskRun(Run.First + Reported, Run.Count - Reported), Attempt, Again);

    public void Rename(long epoch, long id) => (Epoch, Id) = (epoch, id);

    public void Stop()
    {
        Watch.AskToEnd();
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();
}
