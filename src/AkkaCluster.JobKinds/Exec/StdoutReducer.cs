using System.Buffers;
using System.Text.Unicode;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>Puts the standard outputs together in order of the inputs, as <c>parallel --keep-order</c> does.</summary>
internal sealed class StdoutReducer : IReducer
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public string ContentType => Utf8.IsValid(_bytes.WrittenSpan) ? "text/plain; charset=utf-8" : "application/octet-stream";

    public void Add(TaskOutcome outcome)
    {
        if (!outcome.Failed)
            _bytes.Write(ExecOutput.Read(outcome.Output).Stdout.Span);
    }

    public void Complete(IBufferWriter<byte> result) => result.Write(_bytes.WrittenSpan);
}
