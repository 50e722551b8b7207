using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>Files in memory, of one piece each, whose bytes nobody looks at.</summary>
internal sealed class FakeFileService : IFileService
{
    private readonly ConcurrentDictionary<string, byte[]> _pieces = new();
    private readonly ConcurrentDictionary<string, StoredFile> _files = new();

    /// <summary>Whether what is read has other bytes than what was written.</summary>
    public bool IsCorrupt { get; set; }

    /// <summary>Whether what is read breaks off.</summary>
    public bool BreaksOff { get; set; }

    public int PieceSize => 1000;

    public Task<bool> UseAsync(string sha256, long size) => size <= 1000
        ? Task.FromResult(_files.ContainsKey(sha256))
        : throw new JobRefusedException(JobRefusal.Invalid, $"The file has {size} bytes; at most 1000 are allowed.");

    public Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data)
    {
        _pieces[upload] = data.ToArray();
        return Task.CompletedTask;
    }

    public Task KeepAsync(StoredFile file, CancellationToken cancellation = default)
    {
        _files[file.Sha256] = file;
        return Task.CompletedTask;
    }

    public Task<StoredFile> FindAsync(string sha256, CancellationToken cancellation = default) =>
        _files.TryGetValue(sha256, out var file) ? Task.FromResult(file) : throw new JobRefusedException(JobRefusal.NotFound, $"There is no file '{sha256}'.");

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        var data = _pieces[file.Upload];
        yield return data.AsMemory(0, 1);
        if (BreaksOff)
            throw new StoreCorruptException("A test says so.");
        yield return IsCorrupt ? new byte[data.Length - 1] : data.AsMemory(1);
    }

    public IAsyncEnumerable<JobFileView> ListAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        new[] { new JobFileView(null, new JobFile("in", "aa", 1, true)), new JobFileView(3, new JobFile("out", "bb", 2)) }.Where(view => (view.Task ?? 0) >= from).ToAsyncEnumerable();
}
