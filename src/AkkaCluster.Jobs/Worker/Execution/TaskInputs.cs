using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>The inputs of a chunk's tasks.</summary>
internal readonly struct TaskInputs
{
    private readonly JobInputs.Range? _range;
    private readonly IReadOnlyList<string>? _lines;
    private readonly long _first;

    private TaskInputs(JobInputs.Range? range, IReadOnlyList<string>? lines, long first) => (_range, _lines, _first) = (range, lines, first);

    public TaskInput this[long index]
    {
        get
        {
            if (_range is null)
                return new TaskInput(index, _lines![(int)(index - _first)]);
            // Index and step are each within what the range spans; only the end of the last step may lie beyond all numbers.
            var from = _range.From + index * _range.Step;
            return new TaskInput(index, from, unchecked((ulong)_range.To - (ulong)from) > (ulong)_range.Step ? from + _range.Step : _range.To);
        }
    }

    /// <summary>The inputs of a run: computed, at hand, or read from the store.</summary>
    public static async ValueTask<TaskInputs> ReadAsync(JobInputs inputs, TaskRun run, IJobLookup store, CancellationToken cancellation) => inputs switch
    {
        JobInputs.Range range => new TaskInputs(range, null, 0),
        JobInputs.Inline inline => new TaskInputs(null, inline.Lines, 0),
        JobInputs.Stored stored => new TaskInputs(null, await store.ReadInputsAsync(stored.Upload, run.First, run.Count, cancellation).ConfigureAwait(true), run.First),
        _ => throw new ArgumentException($"There are no inputs of {inputs.GetType()}.", nameof(inputs)),
    };
}
