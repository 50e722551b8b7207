using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace AkkaCluster.Jobs.Messages.Serialization;

/// <summary>The parts that messages are made of, to the wire and back.</summary>
internal static class Wiring
{
    private const long TicksAMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static long ToWire(TimeSpan span) => span.Ticks / TicksAMicrosecond;

    public static TimeSpan ToSpan(long microseconds) => TimeSpan.FromTicks(microseconds * TicksAMicrosecond);

    public static Wire.Run ToWire(TaskRun run) => new() { First = run.First, Count = run.Count };

    public static TaskRun FromWire(Wire.Run run) => new(run.First, run.Count);

    public static Wire.Grant ToWire(LeaseMessages.Grant grant) => new() { Id = grant.Id, Run = ToWire(grant.Run), Attempt = grant.Attempt, Again = grant.Again };

    public static LeaseMessages.Grant FromWire(Wire.Grant grant) => new(grant.Id, FromWire(grant.Run), grant.Attempt, grant.Again);

    public static Wire.Spec ToWire(JobSpec spec)
    {
        var wire = new Wire.Spec
        {
            Kind = spec.Kind,
            Parameters = spec.Parameters,
            Inputs = ToWire(spec.Inputs),
            Priority = spec.Priority,
            MaxAttempts = spec.MaxAttempts,
            FailFast = spec.FailFast,
            Speculate = spec.Speculate,
            Labels = { spec.Labels.ToDictionary() },
            After = { spec.After.Select(dependency => new Wire.Dependency { Job = dependency.Job, On = (int)dependency.On }) },
        };
        if (spec.NotBefore is { } time)
            wire.NotBefore = time.ToUnixTimeMilliseconds();
        if (spec.TaskTimeLimit is { } limit)
            wire.TaskTimeLimit = ToWire(limit);
        if (spec.Name is not null)
            wire.Name = spec.Name;
        if (spec.Queue is not null)
            wire.Queue = spec.Queue;
        if (spec.Requires is not null)
            wire.Requires = spec.Requires;
        if (spec.Files is not null)
            wire.Files = spec.Files;
        if (spec.IdempotencyKey is not null)
            wire.IdempotencyKey = spec.IdempotencyKey;
        if (spec.ContentHash is not null)
            wire.ContentHash = spec.ContentHash;
        return wire;
    }

    public static JobSpec FromWire(Wire.Spec wire) => new()
    {
        Kind = wire.Kind,
        Name = wire.HasName ? wire.Name : null,
        Parameters = wire.Parameters,
        Inputs = FromWire(wire.Inputs),
        Priority = wire.Priority,
        MaxAttempts = wire.MaxAttempts,
        TaskTimeLimit = wire.HasTaskTimeLimit ? ToSpan(wire.TaskTimeLimit) : null,
        FailFast = wire.FailFast,
        Speculate = wire.Speculate,
        ContentHash = wire.HasContentHash ? wire.ContentHash : null,
        IdempotencyKey = wire.HasIdempotencyKey ? wire.IdempotencyKey : null,
        Queue = wire.HasQueue ? wire.Queue : null,
        Requires = wire.HasRequires ? wire.Requires : null,
        Files = wire.HasFiles ? wire.Files : null,
        Labels = wire.Labels.ToDictionary(),
        NotBefore = wire.HasNotBefore ? DateTimeOffset.FromUnixTimeMilliseconds(wire.NotBefore) : null,
        After = wire.After.Count == 0 ? [] : [.. wire.After.Select(dependency => new JobDependency(dependency.Job, (EndCondition)dependency.On))],
    };

    public static Wire.Limit? ToWire(TaskPace? limit)
    {
        if (limit is null)
            return null;
        var wire = new Wire.Limit { Delay = ToWire(limit.Delay) };
        if (limit.AtOnce is { } most)
            wire.AtOnce = most;
        return wire;
    }

    public static TaskPace? FromWire(Wire.Limit? wire) => wire is null ? null : new TaskPace(wire.HasAtOnce ? wire.AtOnce : null, ToSpan(wire.Delay));

    public static Wire.Job ToWire(JobRecord job) => new()
    {
        Number = job.Number,
        Id = job.Id,
        Spec = ToWire(job.Spec),
        Epoch = job.Epoch,
        Paused = job.Paused,
        SubmittedAt = job.SubmittedAt.ToUnixTimeMilliseconds(),
    };

    public static JobRecord FromWire(Wire.Job wire) => new()
    {
        Number = wire.Number,
        Id = wire.Id,
        Spec = FromWire(wire.Spec),
        Epoch = wire.Epoch,
        Paused = wire.Paused,
        SubmittedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.SubmittedAt),
    };

    public static Wire.Progress ToWire(JobProgress progress)
    {
        var wire = new Wire.Progress
        {
            JobId = progress.JobId,
            State = (int)progress.State,
            Paused = progress.Paused,
            TaskCount = progress.TaskCount,
            Succeeded = progress.Succeeded,
            Failed = progress.Failed,
            Duplicates = progress.Duplicates,
            Retries = progress.Retries,
            Leased = progress.Leased,
            Round = progress.Round,
            Workers = { progress.Workers.ToDictionary() },
        };
        if (progress.Home is not null)
            wire.Home = progress.Home;
        if (progress.Error is not null)
            wire.Error = progress.Error;
        if (progress.Waits is not null)
            wire.Waits = progress.Waits;
        if (progress.TaskTime is { } taskTime)
            wire.TaskTime = ToWire(taskTime);
        if (progress.NotReady is { } notReady)
            (wire.NotReady, wire.NotReadySince) = (notReady.Reason, notReady.Since.ToUnixTimeMilliseconds());
        if (progress.End is { } end)
            wire.End = ToWire(end);
        return wire;
    }

    public static JobProgress FromWire(Wire.Progress wire) => new()
    {
        JobId = wire.JobId,
        State = (JobState)wire.State,
        Paused = wire.Paused,
        TaskCount = wire.TaskCount,
        Succeeded = wire.Succeeded,
        Failed = wire.Failed,
        Duplicates = wire.Duplicates,
        Retries = wire.Retries,
        Leased = wire.Leased,
        Round = wire.Round,
        Home = wire.HasHome ? wire.Home : null,
        Error = wire.HasError ? wire.Error : null,
        Waits = wire.HasWaits ? wire.Waits : null,
        NotReady = wire.HasNotReady ? new NotReady(wire.NotReady, DateTimeOffset.FromUnixTimeMilliseconds(wire.NotReadySince)) : null,
        TaskTime = wire.HasTaskTime ? ToSpan(wire.TaskTime) : null,
        Workers = wire.Workers.ToDictionary(),
        End = wire.End is { } end ? FromWire(end) : null,
    };

    public static Wire.Demand ToWire(ClusterDemand demand)
    {
        var wire = new Wire.Demand
        {
            Within = ToWire(demand.Within),
            Slots = demand.Slots,
            AvailableSlots = demand.AvailableSlots,
            OpenTasks = demand.OpenTasks,
            UnmeasuredTasks = demand.UnmeasuredTasks,
            HeldTasks = demand.HeldTasks,
        };
        foreach (var kind in demand.Kinds)
        {
            var wired = new Wire.KindDemand { Kind = kind.Kind, OpenTasks = kind.OpenTasks, Slots = kind.Slots };
            if (kind.TaskTime is { } time)
                wired.TaskTime = ToWire(time);
            wire.Kinds.Add(wired);
        }

        return wire;
    }

    public static ClusterDemand FromWire(Wire.Demand wire) => new()
    {
        Within = ToSpan(wire.Within),
        Slots = wire.Slots,
        AvailableSlots = wire.AvailableSlots,
        OpenTasks = wire.OpenTasks,
        UnmeasuredTasks = wire.UnmeasuredTasks,
        HeldTasks = wire.HeldTasks,
        Kinds = [.. wire.Kinds.Select(kind => new KindDemand(kind.Kind, kind.OpenTasks, kind.HasTaskTime ? ToSpan(kind.TaskTime) : null, kind.Slots))],
    };

    private static Wire.End ToWire(JobEnd end)
    {
        var wire = new Wire.End
        {
            Number = end.Number,
            SubmittedAt = end.SubmittedAt.ToUnixTimeMilliseconds(),
            StartedAt = end.StartedAt.ToUnixTimeMilliseconds(),
            FinishedAt = end.FinishedAt.ToUnixTimeMilliseconds(),
            Worker = end.Worker,
            Attempts = end.Attempts,
            Elapsed = ToWire(end.Elapsed),
            Data = UnsafeByteOperations.UnsafeWrap(end.Outputs.Data),
        };
        AddLengths(wire.Lengths, end.Outputs);
        if (end.Result is { } result)
            (wire.ResultType, wire.Result) = (result.ContentType, UnsafeByteOperations.UnsafeWrap(result.Data));
        return wire;
    }

    private static JobEnd FromWire(Wire.End wire) => new()
    {
        Number = wire.Number,
        SubmittedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.SubmittedAt),
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.StartedAt),
        FinishedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.FinishedAt),
        Worker = wire.Worker,
        Attempts = wire.Attempts,
        Elapsed = ToSpan(wire.Elapsed),
        Outputs = ToOutputs(wire.Lengths, wire.Data),
        Result = wire.HasResultType ? new JobResult(wire.ResultType, wire.Result.Memory) : null,
    };

    private static void AddLengths(RepeatedField<uint> lengths, PackedOutputs outputs)
    {
        lengths.Capacity = outputs.Count;
        for (var i = 0; i < outputs.Count; i++)
            lengths.Add((uint)outputs.Lengths[i]);
    }

    private static PackedOutputs ToOutputs(RepeatedField<uint> lengths, ByteString data)
    {
        var ours = new int[lengths.Count];
        for (var i = 0; i < ours.Length; i++)
            ours[i] = (int)lengths[i];
        return new PackedOutputs(ours, data.Memory);
    }

    public static Wire.WorkerInfo ToWire(WorkerInfo info)
    {
        var wire = new Wire.WorkerInfo
        {
            Address = info.Address,
            Standby = info.Standby,
            Draining = info.Draining,
            Slots = info.Slots,
            MaxSlots = info.MaxSlots,
            BusySlots = info.BusySlots,
            StuckSlots = info.StuckSlots,
            Executed = info.Executed,
            CpuLoad = info.CpuLoad,
            MemoryLoad = info.MemoryLoad,
            Kinds = { info.Kinds },
            Running = { info.Running.Select(ToWire) },
            Labels = { info.Labels.ToDictionary() },
            Resources = { info.Resources.ToDictionary() },
            ResourcesInUse = { info.ResourcesInUse.ToDictionary() },
        };
        if (info.Holding is not null)
            wire.Holding = info.Holding;
        return wire;
    }

    public static WorkerInfo FromWire(Wire.WorkerInfo wire) => new()
    {
        Address = wire.Address,
        Standby = wire.Standby,
        Draining = wire.Draining,
        Slots = wire.Slots,
        MaxSlots = wire.MaxSlots,
        BusySlots = wire.BusySlots,
        StuckSlots = wire.StuckSlots,
        Executed = wire.Executed,
        CpuLoad = wire.CpuLoad,
        MemoryLoad = wire.MemoryLoad,
        Holding = wire.HasHolding ? wire.Holding : null,
        Kinds = [.. wire.Kinds],
        Running = [.. wire.Running.Select(chunk => new RunningChunk(chunk.Slot, chunk.JobId, chunk.Kind, chunk.Task, chunk.Attempt, DateTimeOffset.FromUnixTimeMilliseconds(chunk.Since)) { Share = chunk.HasShare ? chunk.Share : null, Note = chunk.HasNote ? chunk.Note : null })],
        Labels = wire.Labels.ToDictionary(),
        Resources = wire.Resources.ToDictionary(),
        ResourcesInUse = wire.ResourcesInUse.ToDictionary(),
    };

    public static Wire.EndedChunk ToWire(EndedChunk chunk) => new()
    {
        Worker = chunk.Worker,
        Slot = chunk.Slot,
        JobId = chunk.JobId,
        Kind = chunk.Kind,
        First = chunk.First,
        Count = chunk.Count,
        Failed = chunk.Failed,
        Attempt = chunk.Attempt,
        Since = chunk.Since.ToUnixTimeMilliseconds(),
        Until = chunk.Until.ToUnixTimeMilliseconds(),
        Lost = chunk.Lost,
    };

    public static EndedChunk FromWire(Wire.EndedChunk wire) => new(
        wire.Worker, wire.Slot, wire.JobId, wire.Kind, wire.First, wire.Count, wire.Failed, wire.Attempt, DateTimeOffset.FromUnixTimeMilliseconds(wire.Since), DateTimeOffset.FromUnixTimeMilliseconds(wire.Until), wire.Lost);

    public static Wire.OfferedJob ToOffered(string job, int priority, string? queue, string? requires)
    {
        var wire = new Wire.OfferedJob { JobId = job, Priority = priority };
        if (queue is not null)
            wire.Queue = queue;
        if (requires is not null)
            wire.Requires = requires;
        return wire;
    }

    private static Wire.RunningChunk ToWire(RunningChunk chunk)
    {
        var wire = new Wire.RunningChunk { Slot = chunk.Slot, JobId = chunk.JobId, Kind = chunk.Kind, Task = chunk.Task, Attempt = chunk.Attempt, Since = chunk.Since.ToUnixTimeMilliseconds() };
        if (chunk.Share is { } share)
            wire.Share = share;
        if (chunk.Note is not null)
            wire.Note = chunk.Note;
        return wire;
    }

    public static Wire.NodeVitals ToWire(NodeVitals vitals)
    {
        var wire = new Wire.NodeVitals { Address = vitals.Address, CpuLoad = vitals.CpuLoad, Memory = vitals.Memory, StartedAt = vitals.StartedAt.ToUnixTimeMilliseconds() };
        if (vitals.Gateway is not null)
            wire.Gateway = vitals.Gateway;
        return wire;
    }

    public static NodeVitals FromWire(Wire.NodeVitals wire) => new(wire.Address, wire.HasGateway ? wire.Gateway : null, wire.CpuLoad, wire.Memory, DateTimeOffset.FromUnixTimeMilliseconds(wire.StartedAt));

    public static Wire.Result ToWire(LeaseMessages.Result result)
    {
        var wire = new Wire.Result
        {
            JobId = result.JobId,
            Worker = result.Worker,
            Epoch = result.Epoch,
            Lease = result.Lease,
            Run = ToWire(result.Run),
            Attempt = result.Attempt,
            Data = UnsafeByteOperations.UnsafeWrap(result.Outputs.Data),
            Failures = { result.Failures.Select(ToWire) },
            Stored = { result.Stored.ToDictionary() },
            Files = { result.Files.ToDictionary() },
            Returned = { result.Returned.Select(returned => new Wire.ReturnedFile { Index = returned.Index, Name = returned.File.Name, Sha256 = returned.File.Sha256, Size = returned.File.Size, Executable = returned.File.IsExecutable }) },
            StartedAt = result.StartedAt.ToUnixTimeMilliseconds(),
            Elapsed = ToWire(result.Elapsed),
        };
        AddLengths(wire.Lengths, result.Outputs);
        return wire;
    }

    public static LeaseMessages.Result FromWire(Wire.Result wire) => new()
    {
        JobId = wire.JobId,
        Worker = wire.Worker,
        Epoch = wire.Epoch,
        Lease = wire.Lease,
        Run = FromWire(wire.Run),
        Attempt = wire.Attempt,
        Outputs = ToOutputs(wire.Lengths, wire.Data),
        Failures = [.. wire.Failures.Select(FromWire)],
        Stored = wire.Stored.ToDictionary(),
        Files = wire.Files.ToDictionary(),
        Returned = wire.Returned.Count == 0 ? [] : [.. wire.Returned.Select(returned => new ReturnedFile(returned.Index, new JobFile(returned.Name, returned.Sha256, returned.Size, returned.Executable)))],
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.StartedAt),
        Elapsed = ToSpan(wire.Elapsed),
        TraceParent = wire.HasTraceParent ? wire.TraceParent : null,
    };

    private static Wire.Failure ToWire(LeaseMessages.Failure failure)
    {
        var wire = new Wire.Failure { Index = failure.Index, Error = failure.Error, Permanent = failure.Permanent, StartedAt = failure.StartedAt.ToUnixTimeMilliseconds(), Elapsed = ToWire(failure.Elapsed) };
        if (failure.Trace is not null)
            wire.Trace = failure.Trace;
        if (failure.Log is { } log)
        {
            wire.Log = new Wire.Log { Stdout = UnsafeByteOperations.UnsafeWrap(log.Stdout), Stderr = UnsafeByteOperations.UnsafeWrap(log.Stderr) };
            if (log.ExitCode is { } code)
                wire.Log.ExitCode = code;
        }

        return wire;
    }

    private static LeaseMessages.Failure FromWire(Wire.Failure wire) => new(wire.Index, wire.Error, wire.Permanent, wire.HasTrace ? wire.Trace : null)
    {
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(wire.StartedAt),
        Elapsed = ToSpan(wire.Elapsed),
        Log = wire.Log is { } log ? new TaskLog(log.HasExitCode ? log.ExitCode : null, log.Stdout.Memory, log.Stderr.Memory) : null,
    };

    private static Wire.Inputs ToWire(JobInputs inputs) => inputs switch
    {
        JobInputs.Range range => new Wire.Inputs { RangeFrom = range.From, RangeTo = range.To, RangeStep = range.Step },
        JobInputs.Stored stored => new Wire.Inputs { Upload = stored.Upload, Count = stored.Lines },
        JobInputs.Inline inline => new Wire.Inputs { Lines = { inline.Lines } },
        JobInputs.Outputs outputs => new Wire.Inputs { OutputsOf = { outputs.Jobs }, Gather = outputs.Gather },
        _ => throw new ArgumentException($"Inputs of {inputs.GetType()} have no form on the wire.", nameof(inputs)),
    };

    private static JobInputs FromWire(Wire.Inputs wire)
    {
        if (wire.HasRangeFrom)
            return new JobInputs.Range(wire.RangeFrom, wire.RangeTo, wire.RangeStep);
        if (wire.OutputsOf.Count > 0)
            return new JobInputs.Outputs([.. wire.OutputsOf], wire.Gather);
        return wire.Upload.Length > 0 ? new JobInputs.Stored(wire.Upload, wire.Count) : new JobInputs.Inline([.. wire.Lines]);
    }
}
