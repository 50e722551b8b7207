using System.Buffers;
using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>Collects the outputs of a chunk's tasks one after the other in one buffer, and bounds each of them.</summary>
internal sealed class BoundedOutput(int mostPerTask) : IBufferWriter<byte>
{
    private byte[] _buffer = [];
    private int _written;
    private int _taskStart;

    /// <summary>Bytes of all tasks since the last <see cref="Take"/>.</summary>
    public int Written => _written;

    public void BeginTask() => _taskStart = _written;

    /// <summary>Ends the task, and returns the length of its output.</summary>
    public int EndTask() => _written - _taskStart;

    /// <summary>What the task wrote so far.</summary>
    public ReadOnlyMemory<byte> Task => _buffer.AsMemory(_taskStart, _written - _taskStart);

    /// <summary>Drops what the task wrote, and the room that it took.</summary>
    public void ReleaseTask()
    {
        DropTask();
        _buffer = _buffer.AsSpan(0, _written).ToArray();
    }

    /// <summary>Drops what the task wrote.</summary>
    public void DropTask() => _written = _taskStart;

    public void Advance(int count)
    {
        _written += count;
        if (_written - _taskStart > mostPerTask)
            throw new TaskFailedException($"The task wrote more than {mostPerTask} bytes of output (akkacluster.worker.max-output-size). Write larger output to a file.", permanent: true);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _buffer.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _buffer.AsSpan(_written);
    }

    /// <summary>Takes the outputs so far and begins anew.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var taken = _buffer.AsMemory(0, _written);
        _buffer = [];
        (_written, _taskStart) = (0, 0);
        return taken;
    }

    private void Ensure(int sizeHint)
    {
        var needed = _written + Math.Max(sizeHint, 1);
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(needed, Math.Max(1024, _buffer.Length * 2)));
    }
}
