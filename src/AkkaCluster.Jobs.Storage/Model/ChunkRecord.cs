using System.Text;

namespace AkkaCluster.Jobs.Storage;

/// <summary>The outcome of one chunk, as a job's actor hands it to the store. All of it is written, or nothing.</summary>
public sealed record ChunkRecord
{
    public required long Job { get; init; }

    /// <summary>The incarnation that writes.</summary>
    public required long Epoch { get; init; }

    /// <summary>Which round of the job its attempts belong to.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The tasks that the chunk consisted of; <see cref="Outputs"/> has one entry for each.</summary>
    public required TaskRun Chunk { get; init; }

    public required PackedOutputs Outputs { get; init; }

    /// <summary>The tasks to record: those of the chunk that are neither recorded already nor to be tried again.</summary>
    public required IReadOnlyList<TaskRun> Runs { get; init; }

    /// <summary>Failed attempts, final or not.</summary>
    public IReadOnlyList<TaskAttempt> Failures { get; init; } = [];

    /// <summary>Outputs that were too large to come with the chunk: a task's index to the token under which its worker stored it (<see cref="IRecordStore.AppendOutputAsync"/>).</summary>
    public IReadOnlyDictionary<long, string> Stored { get; init; } = new Dictionary<long, string>();

    /// <summary>Files that the tasks left under temporary names: name to temporary name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Files that the tasks returned.</summary>
    public IReadOnlyList<ReturnedFile> Returned { get; init; } = [];

    public int Attempt { get; init; } = 1;

    public required string Worker { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Tasks of the chunk that had been recorded before.</summary>
    public long Duplicates { get; init; }

    /// <summary>Ends the job in the same transaction.</summary>
    public JobFinish? Finish { get; init; }

    /// <summary>The record as two that together record the same; null where it is of one task.</summary>
    public (ChunkRecord First, ChunkRecord Second)? Halves()
    {
        var tasks = Runs.SelectMany(run => Enumerable.Range(0, run.Count).Select(i => run.First + i)).Concat(Failures.Select(failure => failure.Index)).Distinct().Order().ToList();
        if (tasks.Count < 2)
            return null;
        var middle = tasks[tasks.Count / 2];
        ChunkRecord Part(Func<long, bool> isIn) => this with
        {
            Runs = [.. Runs.SelectMany(run => run.First < middle && run.End > middle
                ? [new TaskRun(run.First, (int)(middle - run.First)), new TaskRun(middle, (int)(run.End - middle))]
                : (IEnumerable<TaskRun>)[run]).Where(run => isIn(run.First))],
            Failures = [.. Failures.Where(failure => isIn(failure.Index))],
            Returned = [.. Returned.Where(returned => isIn(returned.Index))],
        };

        return (Part(index => index < middle) with { Duplicates = 0 }, Part(index => index >= middle) with { Files = new Dictionary<string, string>() });
    }

    /// <summary>The record of one task that cannot be recorded as it is: it has failed for good.</summary>
    public ChunkRecord Refused(Exception cause)
    {
        var index = Runs.Count > 0 ? Runs[0].First : Failures[0].Index;
        return this with
        {
            Runs = [new TaskRun(index, 1)],
            Failures = [new TaskAttempt(index, Attempt, Worker, $"The job store refused the task's outcome: {cause.Message}", Final: true) { StartedAt = StartedAt, Elapsed = Elapsed }],
            Files = new Dictionary<string, string>(),
            Returned = [],
        };
    }

    /// <summary>The tasks to record, in order, as they will be found in the store.</summary>
    public IEnumerable<TaskRecord> Tasks() => Runs.SelectMany(TasksOf);

    /// <summary>Those of one of the runs.</summary>
    public IEnumerable<TaskRecord> TasksOf(TaskRun run)
    {
        var failures = Failures.Count == 0 ? null : Failures.Where(failure => failure.Final).ToDictionary(failure => failure.Index);
        var offset = 0;
        for (var before = 0; before < run.First - Chunk.First; before++)
            offset += Outputs.Lengths[before];
        for (var index = run.First; index < run.End; index++)
        {
            var length = Outputs.Lengths[(int)(index - Chunk.First)];
            yield return failures is not null && failures.TryGetValue(index, out var failure)
                ? new TaskRecord(index, Failed: true, failure.Attempt, Encoding.UTF8.GetBytes(failure.Error))
                : new TaskRecord(index, Failed: false, Attempt, Outputs.Data.Slice(offset, length)) { Stored = Stored.GetValueOrDefault(index) };
            offset += length;
        }
    }
}
