using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The files of jobs as any node takes them in and hands them out. Every refusal is a <see cref="JobRefusedException"/>.</summary>
public interface IFileService
{
    /// <summary>Bytes of a piece; the last one of a file has fewer.</summary>
    int PieceSize { get; }

    /// <summary>Whether the file of a hash is stored already; it stays then for a job that is about to name it. Refused where no job may have a file of this size.</summary>
    Task<bool> UseAsync(string sha256, long size);

    /// <summary>Stores a piece of an upload.</summary>
    Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data);

    /// <summary>An upload whose pieces are all stored becomes a file; refused where their bytes are not those of the hash.</summary>
    Task KeepAsync(StoredFile file, CancellationToken cancellation = default);

    /// <summary>The file of a hash.</summary>
    Task<StoredFile> FindAsync(string sha256, CancellationToken cancellation = default);

    /// <summary>The bytes of a file; the last of them come only when all are known to be those of its hash.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, CancellationToken cancellation = default);

    /// <summary>The files of a job: first those that came with it, if asked for from task 0 on, then those that its recorded tasks returned, in order of the tasks.</summary>
    IAsyncEnumerable<JobFileView> ListAsync(string id, long from = 0, CancellationToken cancellation = default);
}
