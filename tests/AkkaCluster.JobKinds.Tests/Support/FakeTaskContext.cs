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

    /// <summary>What came with the job: name and text.</summary>
    public Dictionary<string, string> Brought { get; init; } = [];

    /// <summary>What the task returned: name and text.</summary>
    public Dictionary<string, string> Returned { get; } = [];

    public string FolderPath { get; init; } = "";

    public override string Folder => Directory.CreateDirectory(Path.Combine(FolderPath, "own")).FullName;

    public override async Task<string> FetchFileAsync(string name, CancellationToken cancellation)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(FolderPath, "shared")).FullName, Convert.ToHexString(Encoding.UTF8.GetBytes(name)));
        await FetchFileAsync(name, path, cancellation);
        return path;
    }

    public override Task FetchFileAsync(string name, string path, CancellationToken cancellation) => File.WriteAllTextAsync(path, Brought[name], cancellation);

    public override async Task ReturnFileAsync(string name, string path, CancellationToken cancellation) => Returned.Add(name, await File.ReadAllTextAsync(path, cancellation));

    public override void KeepLog(TaskLog log) => Log = log;

    public override Stream CreateFile(string name) => throw new NotSupportedException();
}
