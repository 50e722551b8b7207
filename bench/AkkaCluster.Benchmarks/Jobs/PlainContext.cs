using System.Buffers;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>A task's context without a cluster.</summary>
internal sealed class PlainContext : TaskContext
{
    private readonly ArrayBufferWriter<byte> _output = new();

    public override string JobId => "plain";

    public override int Attempt => 1;

    public override IBufferWriter<byte> Output => _output;

    public string Text => Encoding.UTF8.GetString(_output.WrittenSpan);

    public override Stream CreateFile(string name) => throw new NotSupportedException("Primes make no files.");
}
