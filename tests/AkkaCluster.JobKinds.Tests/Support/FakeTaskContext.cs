using System.Buffers;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Tests.Support;

internal sealed class FakeTaskContext(int attempt = 1) : TaskContext
{
    private readonly ArrayBufferWriter<byte> _output = new();

    public override string JobId => "job-1";

    public override int Attempt => attempt;

    public override IBufferWriter<byte> Output => _output;

    public override InputRoots Roots { get; } = new(["/"]);

    public byte[] Bytes => _output.WrittenSpan.ToArray();

    public string Text => Encoding.UTF8.GetString(_output.WrittenSpan);

    /// <summary>What the attempt left.</summary>
    public TaskLog? Log { get; private set; }

    public override void KeepLog(TaskLog log) => Log = log;

    public override Stream CreateFile(string name) => throw new NotSupportedException();
}
