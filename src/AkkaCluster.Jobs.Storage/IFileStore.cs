using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage;

/// <summary>
/// The files that come with jobs and that tasks return: each once, by the SHA-256 of its bytes. They are written in pieces, and are there once they are kept; what no job has goes when retention is over.
/// </summary>
public interface IFileStore
{
    /// <summary>The file of a hash, or null. Its bytes are not looked at.</summary>
    Task<StoredFile?> FindFileAsync(string sha256, CancellationToken cancellation = default);

    /// <summary>Notes that somebody is about to use the file of a hash, so that it stays for now; false where there is none.</summary>
    Task<bool> UseFileAsync(string sha256);

    /// <summary>Writes a piece of an upload, in the place of one that was written before; nothing once the file of that upload is kept.</summary>
    Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data);

    /// <summary>A piece of an upload, or null.</summary>
    Task<byte[]?> ReadPieceAsync(string upload, int piece, CancellationToken cancellation = default);

    /// <summary>The upload is a file from now on; nothing where there is one of that hash.</summary>
    Task KeepFileAsync(StoredFile file);

    /// <summary>A file is no more: its bytes are not those of its hash. Whoever stores it again brings it back.</summary>
    Task DropFileAsync(StoredFile file);

    /// <summary>Adds files that are stored to a list that a job will have.</summary>
    /// <returns>Those that are not stored; nothing is added then.</returns>
    Task<IReadOnlyList<JobFile>> AttachAsync(string list, IReadOnlyList<JobFile> files);

    /// <summary>The files of a list after a name, in order of their names.</summary>
    Task<IReadOnlyList<JobFile>> ReadAttachedAsync(string list, string after, int limit, CancellationToken cancellation = default);

    /// <summary>The file of a list by its name, or null.</summary>
    Task<JobFile?> FindAttachedAsync(string list, string name, CancellationToken cancellation = default);

    /// <summary>The files that recorded tasks of a job returned, after a task and a name, in their order.</summary>
    Task<IReadOnlyList<ReturnedFile>> ReadReturnedAsync(long job, long index, string after, int limit, CancellationToken cancellation = default);

    /// <summary>Bytes of the files that recorded tasks of a job have returned.</summary>
    Task<long> CountReturnedBytesAsync(string job, CancellationToken cancellation = default);
}
