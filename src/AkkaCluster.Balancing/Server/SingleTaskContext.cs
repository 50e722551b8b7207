using System.Buffers;
using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>What a task sees of a server: an output, and no job behind it.</summary>
internal sealed class SingleTaskContext(string id, int maxOutputSize, InputRoots roots) : TaskContext
{
    private readonly BoundedOutput _output = new(maxOutputSize);

    public override string JobId => id;

    public override int Attempt => 1;

    public override IBufferWriter<byte> Output => _output;

    public override InputRoots Roots => roots;

    public ReadOnlyMemory<byte> Written => _output.Written;

    public override Stream CreateFile(string name) =>
        throw new TaskFailedException($"The task wants to create the file '{name}', but a server of the load balancer has no shared output directory. Run the job on the cluster.", permanent: true);

    private sealed class BoundedOutput(int limit) : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();

        public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

        public void Advance(int count)
        {
            if (_buffer.WrittenCount + (long)count > limit)
                throw new TaskFailedException($"The task's output passes {limit} bytes (akkacluster.server.max-output-size).", permanent: true);
            _buffer.Advance(count);
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer.GetSpan(sizeHint);
    }
}
