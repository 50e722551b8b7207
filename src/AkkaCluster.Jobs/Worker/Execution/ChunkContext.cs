using System.Buffers;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>What the tasks of one chunk see, one after the other, and what they leave.</summary>
internal sealed class ChunkContext(string jobId, LeaseMessages.Grant grant, BoundedOutput output, TaskFiles files, InputRoots roots) : TaskContext
{
    private const int LongestError = 4000;

    private readonly List<LeaseMessages.Failure> _failures = [];
    private Dictionary<string, string> _files = [];
    private int[] _lengths = [];
    private int _errorBytes;
    private int _count;
    private long _first = grant.Run.First;

    public override string JobId => jobId;

    public override int Attempt => grant.Attempt;

    public override IBufferWriter<byte> Output => output;

    public override InputRoots Roots => roots;

    /// <summary>Tasks since the last part was taken.</summary>
    public int Count => _count;

    /// <summary>Bytes since the last part was taken, of outputs and errors.</summary>
    public int Bytes => output.Written + _errorBytes;

    private long Index => _first + _count;

    public override Stream CreateFile(string name) => files.Create(name, Index);

    public void BeginTask() => output.BeginTask();

    public void Succeed()
    {
        Add(output.EndTask());
        files.Keep(_files);
    }

    public void Fail(string error, bool permanent)
    {
        output.DropTask();
        files.Drop();
        var bounded = error.Length <= LongestError ? error : error[..LongestError] + " …";
        _errorBytes += bounded.Length;
        _failures.Add(new LeaseMessages.Failure(Index, bounded, permanent));
        Add(0);
    }

    /// <summary>Takes the outcome of the tasks since the last part.</summary>
    public (TaskRun Run, PackedOutputs Outputs, IReadOnlyList<LeaseMessages.Failure> Failures, IReadOnlyDictionary<string, string> Files) TakePart()
    {
        var part = (new TaskRun(_first, _count), new PackedOutputs(new ArraySegment<int>(_lengths, 0, _count), output.Take()), _failures.ToArray(), _files);
        _first += _count;
        _count = 0;
        _lengths = [];
        _failures.Clear();
        _errorBytes = 0;
        _files = [];
        return part;
    }

    private void Add(int length)
    {
        if (_count == _lengths.Length)
            Array.Resize(ref _lengths, Math.Min(Math.Max(16, _count * 4), (int)(grant.Run.End - _first)));
        _lengths[_count++] = length;
    }
}
