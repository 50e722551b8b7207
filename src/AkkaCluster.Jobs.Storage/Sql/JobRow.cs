using System.Text.Json;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>A row of the table <c>jobs</c>.</summary>
internal sealed class JobRow
{
    /// <summary>The columns that are set when a job is admitted.</summary>
    private const string Columns = "id, name, kind, parameters, task_count, range_from, range_to, range_step, input_lines, upload, priority, max_attempts, time_limit, "
        + "fail_fast, speculate, idempotency_key, content_hash, labels, epoch, state, paused, succeeded, failed, duplicates, retries, submitted_at, "
        + "not_before, waits_for, unmet, outputs_of, queue, requires, files";

    /// <summary>Adds a job, unless there is one of its idempotency key.</summary>
    public static readonly string Insert = $"INSERT INTO jobs ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, Columns.Split(',').Length).Select(place => "$" + place))}) ON CONFLICT (idempotency_key) DO NOTHING RETURNING number";

    /// <summary>All columns, as this type names them.</summary>
    public const string Select = "SELECT number AS Number, id AS Id, name AS Name, round AS Round, round_epoch AS RoundEpoch, queued_at AS QueuedAt, kind AS Kind, parameters AS Parameters, task_count AS TaskCount, range_from AS RangeFrom, "
        + "range_to AS RangeTo, range_step AS RangeStep, input_lines AS InputLines, upload AS Upload, priority AS Priority, max_attempts AS MaxAttempts, "
        + "time_limit AS TimeLimit, fail_fast AS FailFast, speculate AS Speculate, idempotency_key AS IdempotencyKey, content_hash AS ContentHash, labels AS Labels, epoch AS Epoch, losses AS Losses, state AS State, paused AS Paused, "
        + "succeeded AS Succeeded, failed AS Failed, duplicates AS Duplicates, retries AS Retries, submitted_at AS SubmittedAt, not_before AS NotBefore, waits_for AS WaitsFor, unmet AS Unmet, outputs_of AS OutputsOf, queue AS Queue, requires AS Requires, files AS Files, started_at AS StartedAt, "
        + "finished_at AS FinishedAt, error AS Error, result_type AS ResultType FROM jobs ";

    public long Number { get; set; }
    public string Id { get; set; } = "";
    public string? Name { get; set; }
    public int Round { get; set; } = 1;
    public long RoundEpoch { get; set; }
    public long? QueuedAt { get; set; }
    public string Kind { get; set; } = "";
    public string Parameters { get; set; } = "{}";
    public long TaskCount { get; set; }
    public long? RangeFrom { get; set; }
    public long? RangeTo { get; set; }
    public long? RangeStep { get; set; }
    public string? InputLines { get; set; }
    public string? Upload { get; set; }
    public int Priority { get; set; }
    public int MaxAttempts { get; set; }
    public long? TimeLimit { get; set; }
    public int FailFast { get; set; }
    public int Speculate { get; set; }
    public string? IdempotencyKey { get; set; }
    public string? ContentHash { get; set; }
    public string Labels { get; set; } = "{}";
    public long Epoch { get; set; } = 1;
    public int Losses { get; set; }
    public int State { get; set; }
    public int Paused { get; set; }
    public long Succeeded { get; set; }
    public long Failed { get; set; }
    public long Duplicates { get; set; }
    public long Retries { get; set; }
    public long SubmittedAt { get; set; }
    public long NotBefore { get; set; }
    public string? WaitsFor { get; set; }
    public int Unmet { get; set; }
    public string? OutputsOf { get; set; }
    public string? Queue { get; set; }
    public string? Requires { get; set; }
    public string? Files { get; set; }
    public long? StartedAt { get; set; }
    public long? FinishedAt { get; set; }
    public string? Error { get; set; }
    public string? ResultType { get; set; }

    public static JobRow Of(NewJob job)
    {
        var spec = job.Spec;
        var range = spec.Inputs as JobInputs.Range;
        return new JobRow
        {
            Id = job.Id,
            Name = spec.Name,
            Kind = spec.Kind,
            Parameters = spec.Parameters,
            TaskCount = spec.Inputs.Count,
            RangeFrom = range?.From,
            RangeTo = range?.To,
            RangeStep = range?.Step,
            InputLines = spec.Inputs is JobInputs.Inline inline ? LineBlock.Join(inline.Lines) : null,
            Upload = (spec.Inputs as JobInputs.Stored)?.Upload,
            Priority = spec.Priority,
            MaxAttempts = spec.MaxAttempts,
            TimeLimit = (long?)spec.TaskTimeLimit?.TotalMilliseconds,
            FailFast = spec.FailFast ? 1 : 0,
            Speculate = spec.Speculate ? 1 : 0,
            IdempotencyKey = spec.IdempotencyKey,
            ContentHash = spec.ContentHash,
            Labels = spec.Labels.Count == 0 ? "{}" : JsonSerializer.Serialize(spec.Labels),
            SubmittedAt = job.SubmittedAt.ToUnixTimeMilliseconds(),
            State = (int)(spec.After.Count > 0 || spec.NotBefore > job.SubmittedAt ? JobState.Waiting : JobState.Queued),
            NotBefore = spec.NotBefore?.ToUnixTimeMilliseconds() ?? 0,
            WaitsFor = spec.After.Count == 0 ? null : JsonSerializer.Serialize(spec.After),
            Unmet = spec.After.Count,
            OutputsOf = spec.Inputs is JobInputs.Outputs outputs ? JsonSerializer.Serialize(outputs) : null,
            Queue = spec.Queue,
            Requires = spec.Requires,
            Files = spec.Files,
        };
    }

    /// <summary>What <see cref="Insert"/> takes.</summary>
    public object?[] Values() =>
    [
        Id, Name, Kind, Parameters, TaskCount, RangeFrom, RangeTo, RangeStep, InputLines, Upload, Priority, MaxAttempts, TimeLimit, FailFast, Speculate, IdempotencyKey, ContentHash, Labels, Epoch, State, Paused,
        Succeeded, Failed, Duplicates, Retries, SubmittedAt, NotBefore, WaitsFor, Unmet, OutputsOf, Queue, Requires, Files,
    ];

    public JobRecord ToRecord() => new()
    {
        Number = Number,
        Id = Id,
        Spec = ToSpec(),
        Epoch = Epoch,
        Losses = Losses,
        Round = Round,
        RoundEpoch = RoundEpoch,
        QueuedAt = Time(QueuedAt) ?? default,
        State = (JobState)State,
        Paused = Paused != 0,
        Succeeded = Succeeded,
        Failed = Failed,
        Duplicates = Duplicates,
        Retries = Retries,
        SubmittedAt = DateTimeOffset.FromUnixTimeMilliseconds(SubmittedAt),
        StartedAt = Time(StartedAt),
        FinishedAt = Time(FinishedAt),
        Error = Error,
        ResultType = ResultType,
    };

    public bool IsWaiting => State == (int)JobState.Waiting;

    /// <summary>Null where it is none that a leader works with.</summary>
    public ActiveJob? ToActive() => IsWaiting || ((JobState)State).IsFinal() ? null : new(Number, Id, Priority, Paused != 0, TaskCount, Succeeded + Failed, IdempotencyKey) { Round = Round, Kind = Kind, Queue = Queue, Requires = Requires, Labels = Labels };

    private JobSpec ToSpec() => new()
    {
        Kind = Kind,
        Name = Name,
        Parameters = Parameters,
        Inputs = ToInputs(),
        Priority = Priority,
        MaxAttempts = MaxAttempts,
        TaskTimeLimit = TimeLimit is { } limit ? TimeSpan.FromMilliseconds(limit) : null,
        FailFast = FailFast != 0,
        Speculate = Speculate != 0,
        IdempotencyKey = IdempotencyKey,
        ContentHash = ContentHash,
        NotBefore = NotBefore == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(NotBefore),
        After = WaitsFor is null ? Array.Empty<JobDependency>() : JsonSerializer.Deserialize<JobDependency[]>(WaitsFor)!,
        Queue = Queue,
        Requires = Requires,
        Files = Files,
        Labels = Labels == "{}" ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(Labels)!,
    };

    private JobInputs ToInputs()
    {
        if (OutputsOf is not null)
            return JsonSerializer.Deserialize<JobInputs.Outputs>(OutputsOf)!;
        if (RangeStep is { } step)
            return new JobInputs.Range(RangeFrom!.Value, RangeTo!.Value, step);
        if (Upload is not null)
            return new JobInputs.Stored(Upload, TaskCount);
        return new JobInputs.Inline(TaskCount == 0 ? [] : LineBlock.Split(InputLines!));
    }

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
