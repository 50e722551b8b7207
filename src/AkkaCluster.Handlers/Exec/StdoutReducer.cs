using System.Buffers;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.Exec;

/// <summary>Puts the standard outputs together in order of the inputs, as <c>parallel --keep-order</c> does.</summary>
internal sealed class StdoutReducer : IReducer
{
    private readonly ArrayBufferWriter<byte> _text = new();

    public string ContentType => "text/plain; charset=utf-8";

    public void Add(TaskOutcome outcome)
    {
        if (!outcome.Failed)
            Encoding.UTF8.GetBytes(ExecOutput.Read(outcome.Output).Stdout, _text);
    }

    public void Complete(IBufferWriter<byte> result) => result.Write(_text.WrittenSpan);
}
