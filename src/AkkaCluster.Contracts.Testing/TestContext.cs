using System.Buffers;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Contracts.Testing;

/// <summary>What one attempt sees of the cluster, and what it leaves.</summary>
internal sealed class TestContext(int attempt, KindRunOptions options, Action heard) : TaskContext, IDisposable
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Dictionary<string, MemoryStream> _files = [];
    private readonly List<(double Share, string? Note)> _progress = [];
    private DirectoryInfo? _folder;

    public override string JobId => "test";

    public override int Attempt => attempt;

    public override IBufferWriter<byte> Output => _output;

    public override InputRoots Roots => options.Roots;

    public override ILogger Logger => options.Logger;

    public override IServiceProvider Services => options.Services ?? base.Services;

    public ReadOnlyMemory<byte> Written => _output.WrittenMemory;

    public TaskLog? Log { get; private set; }

    public IReadOnlyList<(double Share, string? Note)> Progress => _progress;

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files => _files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)file.Value.ToArray());

    public override string Folder => (_folder ??= Directory.CreateTempSubdirectory("akkacluster-task-")).FullName;

    public void Dispose() => _folder?.Delete(recursive: true);

    public override Stream CreateFile(string name) => Add(name) ?? throw new IOException($"The task has made the file '{name}' before.");

    public override Task<string> FetchFileAsync(string name, CancellationToken cancellation) => options.Attached.TryGetValue(name, out var path)
        ? Task.FromResult(path)
        : throw new TaskFailedException($"No file '{name}' came with the job; there are {(options.Attached.Count == 0 ? "none" : string.Join(", ", options.Attached.Keys))}.", permanent: true);

    public override async Task FetchFileAsync(string name, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.Copy(await FetchFileAsync(name, cancellation).ConfigureAwait(false), path, overwrite: true);
    }

    public override async Task ReturnFileAsync(string name, string path, CancellationToken cancellation)
    {
        var into = Add(name) ?? throw new TaskFailedException($"The task returned a file '{name}' before.", permanent: true);
        await using var from = File.OpenRead(path);
        await from.CopyToAsync(into, cancellation).ConfigureAwait(false);
    }

    public override void Heartbeat() => heard();

    public override void Report(double share, string? note = null)
    {
        _progress.Add((share, note));
        Heartbeat();
    }

    public override void KeepLog(TaskLog log) => Log = log;

    private MemoryStream? Add(string name)
    {
        if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
            throw new ArgumentException($"The file name '{name}' leads out of the job's folder; expected a relative path without '..'.", nameof(name));
        return _files.TryAdd(name, new MemoryStream()) ? _files[name] : null;
    }
}
