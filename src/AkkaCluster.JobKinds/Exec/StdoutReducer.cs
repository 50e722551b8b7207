using System.Buffers;
using System.Text.Unicode;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>Puts the standard outputs together in order of the inputs, as <c>parallel --keep-order</c> does.</summary>
internal sealed class StdoutReducer : IReducer
{
    /// <summary>A result is made in memory; larger outputs are read task by task.</summary>
    public const int MostBytes = 128 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public string ContentType => Utf8.IsValid(_bytes.WrittenSpan) ? "text/plain; charset=utf-8" : "application/octet-stream";

    public void Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            return;
        var stdout = ExecOutput.Read(outcome.Output).Stdout.Span;
        if (_bytes.WrittenCount + stdout.Length > MostBytes)
            throw new InvalidOperationException($"The outputs put together are larger than {MostBytes} bytes, which is the most of a result. Those of the tasks are recorded, and can be read (akkacluster tasks).");
        _bytes.Write(stdout);
    }

    public void Complete(IBufferWriter<byte> result) => result.Write(_bytes.WrittenSpan);
}
